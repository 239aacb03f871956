using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>A password may be any text, in every form of an address.</summary>
public sealed class PasswordTests(PostgresFixture postgres)
{
    static readonly Gen<string> Passwords = Gen.Elements([.. "aZ09 \t\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", .. "é€漢", '\u0001'])
        .NonEmptyListOf().Select(letters => string.Concat(letters)).Where(password => !password.EndsWith('\n'));

    [Fact]
    public void Every_password_comes_out_as_it_went_in() =>
        Prop.ForAll(Passwords.ToArbitrary(), password => Forms(password).All(form => DatabaseConnection.Parse(form).CopySettings().Password == password))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("pass word's \"quoted\" \\back\\slash")]
    [InlineData("p@ss:w/o?r#d%41&x=y;z+!$")]
    [InlineData("';--, [::1]{}|~^`<>()*")]
    [InlineData("pässwörd€漢")]
    public async Task A_server_lets_it_in(string password)
    {
        await using var raw = new RawDatabase(await postgres.CreateEmptyDatabaseAsync());
        var role = $"role_{Guid.NewGuid():N}";
        await raw.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}'");

        foreach (var form in Forms(password, role, postgres.Server.Port))
        {
            await using var entered = new RawDatabase(DatabaseConnection.Parse(form));
            (await entered.ScalarAsync<string>("SELECT current_user::text")).ShouldBe(role);
        }
        await raw.ExecuteAsync($"DROP ROLE {role}");
    }

    static IEnumerable<string> Forms(string password, string user = "bot", int port = 5432)
    {
        yield return $"postgres://{user}:{Uri.EscapeDataString(password)}@127.0.0.1:{port}/postgres";
        yield return $"postgres://127.0.0.1:{port}/postgres?user={user}&password={Uri.EscapeDataString(password)}";
        yield return $"host=127.0.0.1 port={port} user={user} dbname=postgres password='{password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
        yield return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = user, Database = "postgres", Password = password }.ConnectionString;
    }
}
