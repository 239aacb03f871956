using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests.Connections;

public sealed class DatabaseConnectionTests
{
    [Fact]
    public void A_url_names_everything()
    {
        var settings = DatabaseConnection.Parse("postgres://us%65r:p%40s%2Fs:w@db.example:5433/my%20db?sslmode=require&application_name=x").CopySettings();

        settings.Username.ShouldBe("user");
        settings.Password.ShouldBe("p@s/s:w");
        settings.Host.ShouldBe("db.example");
        settings.Port.ShouldBe(5433);
        settings.Database.ShouldBe("my db");
        settings.SslMode.ShouldBe(SslMode.Require);
        settings.ApplicationName.ShouldBe("x");
    }

    [Fact]
    public void A_url_may_leave_out_what_has_a_default()
    {
        var settings = DatabaseConnection.Parse("postgresql://localhost").CopySettings();

        (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password).ShouldBe(("localhost", 5432, null, null, null));
    }

    [Theory]
    [InlineData("postgres://u:p@[::1]:5433/db", "::1", 5433)]
    [InlineData("postgres://u@[::1]/db", "::1", 5432)]
    [InlineData("postgres://%2Frun%2Fpostgresql/db", "/run/postgresql", 5432)]
    [InlineData("postgres:///db?host=/run/postgresql&port=5433", "/run/postgresql", 5433)]
    [InlineData("postgres://u:p@ss@host/db", "host", 5432)]
    [InlineData("Host=host;Port=5433;Username=u;Password=p", "host", 5433)]
    [InlineData("server=host;user id=u", "host", 5432)]
    [InlineData("postgres://u:p@one,two:5433,[::1]:5434/db", "one:5432,two:5433,[::1]:5434", 5432)]
    [InlineData("postgres://u@/db?host=one,two&port=5433", "one:5433,two:5433", 5433)]
    [InlineData("postgres://u@/db?host=/run/one,/run/two", "/run/one,/run/two", 5432)]
    [InlineData("host=one,two port=5433,5434 user=u", "one:5433,two:5434", 5433)]
    [InlineData("host=/run/postgresql port=5433 user=u", "/run/postgresql", 5433)]
    [InlineData("host=::1 user=u", "::1", 5432)]
    public void Hosts_of_every_form_are_understood(string text, string host, int port)
    {
        var settings = DatabaseConnection.Parse(text).CopySettings();

        (settings.Host, settings.Port).ShouldBe((host, port));
    }

    [Theory]
    [InlineData("postgres://u:sesame@host:port/db", "a port from 1 to 65535")]
    [InlineData("postgres://u:sesame@host:0/db", "a port from 1 to 65535")]
    [InlineData("postgres://u:sesame@host:99999/db", "a port from 1 to 65535")]
    [InlineData("postgres://u:sesame@a,,b/db", "a name for each host")]
    [InlineData("postgres://u:sesame@/db?host=a,b&port=1,2,3", "as many ports as hosts")]
    [InlineData("postgres://u:sesame%00@host/db", "no character zero")]
    [InlineData("postgres://u:sesame@a,b/db?target_session_attrs=standby", "target_session_attrs any, primary or read-write")]
    [InlineData("host=h password=sesame sesame=1", "only the parameters")]
    [InlineData("host=h password=sesame sslmode=sesame", "sslmode disable")]
    [InlineData("postgres://u:sesame@[::1/db", "an IPv6 address within brackets")]
    [InlineData("postgres://u:sesame@host/db?sslmode=always", "sslmode disable")]
    [InlineData("postgres://u:sesame@host/db?sesame=1", "only the parameters")]
    [InlineData("postgres://u:sesame@host/db?sesame", "parameters as name=value")]
    [InlineData("postgres://u:sesame@/db", "names no host")]
    [InlineData("postgres://bob:4711/sesame@db/app", "the password must be percent-encoded")]
    [InlineData("postgres://bob:p@sesame/word@db/app", "the password must be percent-encoded")]
    [InlineData("postgres://bob:sesame/word@db/app", "the password must be percent-encoded")]
    [InlineData("postgres://bob:4711?sesame@db/app", "parameters as name=value")]
    [InlineData("mysql://u:sesame@host/db", "neither a URL")]
    [InlineData("sesame", "neither a URL")]
    [InlineData("", "names no host")]
    [InlineData("Username=u;Password=sesame", "names no host")]
    [InlineData("postgres://u:sesame@0.0.0.0/db", "this machine is 127.0.0.1")]
    [InlineData("postgres://u:sesame%0A@host/db", "ends in a line break")]
    [InlineData("Host=one,[::]:5433;Password=sesame", "this machine is 127.0.0.1")]
    [InlineData("Host=h;Password=open;sesame=1", "Setting 3")]
    [InlineData("Host=h;Port=sesame", "Setting 2")]
    public void What_is_malformed_is_explained_without_repeating_it(string text, string explanation)
    {
        var error = Should.Throw<DatabaseConnectionException>(() => DatabaseConnection.Parse(text));

        error.Message.ShouldContain(explanation);
        error.ToString().ShouldNotContain("sesame");
    }

    [Theory]
    [InlineData("postgres://alice:sesame@host:5433/db", "PostgreSQL at host:5433, database db")]
    [InlineData("Host=/run/pg;Username=alice;Password=sesame", "PostgreSQL at /run/pg/.s.PGSQL.5432, database alice")]
    [InlineData("postgres://alice:sesame@one,[::1]:5433/db", "PostgreSQL at one:5432 or [::1]:5433, database db")]
    public void Printing_it_shows_where_but_no_password(string text, string printed) =>
        DatabaseConnection.Parse(text).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("postgres://u@host/db?sslmode=verify-full&sslrootcert=/ca.pem&target_session_attrs=read-write")]
    [InlineData("host=host user=u sslmode=verify-full sslrootcert=/ca.pem target_session_attrs=read-write")]
    [InlineData("Host=host;Username=u;sslmode=verify-full;sslrootcert=/ca.pem;target_session_attrs=read-write")]
    [InlineData("Host=host;User=u;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Target Session Attributes=read-write")]
    public void What_PostgreSQLs_programs_call_it_is_understood_in_every_form(string text)
    {
        var settings = DatabaseConnection.Parse(text).CopySettings();

        (settings.Username, settings.SslMode, settings.RootCertificate, settings.TargetSessionAttributes).ShouldBe(("u", SslMode.VerifyFull, "/ca.pem", "read-write"));
    }

    [Fact]
    public void Another_database_keeps_the_login()
    {
        var settings = DatabaseConnection.Parse("postgres://alice:sesame@host/one").WithDatabase("two").CopySettings();

        (settings.Database, settings.Password).ShouldBe(("two", "sesame"));
    }
}
