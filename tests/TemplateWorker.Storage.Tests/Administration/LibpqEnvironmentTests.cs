using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests.Administration;

public sealed class LibpqEnvironmentTests
{
    [Fact]
    public void All_that_a_URL_says_reaches_the_programs()
    {
        var variables = LibpqEnvironment.Of(DatabaseConnection.Parse(
            "postgres://al%40ice:p%20w%27%22%24%5C%25@db.example:6543/tw?sslmode=verify-full&sslrootcert=/etc/ca.pem&sslcert=/c&sslkey=/k&connect_timeout=7"));

        variables["PGHOST"].ShouldBe("db.example");
        variables["PGPORT"].ShouldBe("6543");
        variables["PGUSER"].ShouldBe("al@ice");
        variables["PGPASSWORD"].ShouldBe("p w'\"$\\%");
        variables["PGDATABASE"].ShouldBe("tw");
        variables["PGSSLMODE"].ShouldBe("verify-full");
        variables["PGSSLROOTCERT"].ShouldBe("/etc/ca.pem");
        variables["PGSSLCERT"].ShouldBe("/c");
        variables["PGSSLKEY"].ShouldBe("/k");
        variables["PGCONNECT_TIMEOUT"].ShouldBe("7");
    }

    [Theory]
    [InlineData("Host=one:1,two:2,three", "one,two,three", "1,2,5432")]
    [InlineData("Host=[::1]:7", "::1", "7")]
    [InlineData("Host=::1;Port=8", "::1", "8")]
    [InlineData("Host=/run/postgresql;Port=9", "/run/postgresql", "9")]
    public void Hosts_and_ports_are_told_apart(string connection, string hosts, string ports)
    {
        var variables = LibpqEnvironment.Of(DatabaseConnection.Parse($"{connection};Username=a;Database=b"));

        (variables["PGHOST"], variables["PGPORT"]).ShouldBe((hosts, ports));
        variables.GetValueOrDefault("PGTARGETSESSIONATTRS").ShouldBe(hosts.Contains(',') ? "read-write" : null);
    }

    [Theory]
    [InlineData("Disable", "disable")]
    [InlineData("Prefer", "prefer")]
    [InlineData("Require", "require")]
    [InlineData("VerifyCA", "verify-ca")]
    public void TLS_is_the_same_as_the_drivers(string driver, string libpq) =>
        LibpqEnvironment.Of(DatabaseConnection.Parse($"Host=h;SSL Mode={driver}"))["PGSSLMODE"].ShouldBe(libpq);

    [Fact]
    public void A_search_path_is_an_option_of_the_session() =>
        LibpqEnvironment.Of(DatabaseConnection.Parse("Host=h;Search Path=a, b;Options=-c jit=off"))["PGOPTIONS"].ShouldBe("-c jit=off -c search_path=a,\\ b");
}
