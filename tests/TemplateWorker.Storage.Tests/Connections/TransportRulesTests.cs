using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>How a connection is protected, by what it says and by what is configured.</summary>
public sealed class TransportRulesTests
{
    [Theory]
    [InlineData("postgres://u@db.example/db", SslMode.Require)]
    [InlineData("postgres://u@db.example/db?sslmode=prefer", SslMode.Require)]
    [InlineData("postgres://u@db.example/db?sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("postgres://u@db.example/db?sslmode=require&sslrootcert=/ca.pem", SslMode.VerifyCA)]
    [InlineData("postgres://u@db.example/db?sslrootcert=/ca.pem", SslMode.VerifyFull)]
    [InlineData("postgres://u@localhost,db.example/db", SslMode.Require)]
    [InlineData("postgres://u@localhost/db", SslMode.Prefer)]
    [InlineData("postgres://u@LOCALHOST/db?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://u@127.0.0.9/db?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://u@[::1]/db?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://u@%2Frun%2Fpostgresql/db?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://u@LAN.example/db?sslmode=disable", SslMode.Disable)]
    [InlineData("postgres://u@lan.example,10.0.0.5/db", SslMode.Prefer)]
    public void A_host_that_is_not_this_machine_gets_TLS_unless_it_is_named(string text, SslMode expected) =>
        ModeOf(text, new TransportRules { PlaintextHosts = ["lan.example", "10.0.0.5"] }).ShouldBe(expected);

    [Theory]
    [InlineData("postgres://u:sesame@db.example/db?sslmode=disable", "sslmode disable")]
    [InlineData("postgres://u:sesame@db.example/db?sslmode=allow", "sslmode allow")]
    [InlineData("host=localhost,db.example password=sesame sslmode=disable", "to db.example would not be encrypted")]
    public void What_refuses_TLS_to_another_machine_is_told_of_both_ways_out(string text, string told)
    {
        var error = Should.Throw<DatabaseConnectionException>(() => ModeOf(text, new TransportRules { PlaintextHosts = ["other.example"] }));

        error.Message.ShouldContain(told);
        error.Message.ShouldContain("sslmode=verify-full");
        error.Message.ShouldContain("database.allow_plaintext");
        error.Message.ShouldNotContain("sesame");
    }

    [Theory]
    [InlineData("postgres://u@localhost/db", SslMode.VerifyCA)]
    [InlineData("postgres://u@localhost/db?sslmode=disable", SslMode.Disable)]
    public void What_is_configured_holds_where_the_connection_says_nothing(string text, SslMode expected) =>
        ModeOf(text, new TransportRules { Mode = TransportSecurity.VerifyCa }).ShouldBe(expected);

    [Fact]
    public void A_configured_authority_is_asked_unless_the_connection_names_another()
    {
        var rules = new TransportRules { RootCertificate = "/configured.pem" };

        DatabaseConnection.Parse("postgres://u@db.example/db").Protect(rules).CopySettings().RootCertificate.ShouldBe("/configured.pem");
        DatabaseConnection.Parse("postgres://u@db.example/db?sslrootcert=/own.pem").Protect(rules).CopySettings().RootCertificate.ShouldBe("/own.pem");
        ModeOf("postgres://u@db.example/db", rules).ShouldBe(SslMode.VerifyFull);
    }

    static SslMode ModeOf(string text, TransportRules rules) => DatabaseConnection.Parse(text).Protect(rules).CopySettings().SslMode;
}
