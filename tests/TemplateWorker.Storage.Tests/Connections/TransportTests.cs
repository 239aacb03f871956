using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tests.Servers;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>Connections to a real server with TLS, and with certificates that nobody should accept.</summary>
public sealed class TransportTests(SecuredServer server, PostgresFixture postgres) : IClassFixture<SecuredServer>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sslmode=disable", false)]
    [InlineData("sslmode=prefer", true)]
    [InlineData("sslmode=require", true)]
    [InlineData("sslmode=verify-ca", true)]
    [InlineData("sslmode=verify-full", true)]
    public async Task Every_mode_is_what_it_says_in_both_forms(string mode, bool isTls)
    {
        await server.ShowAsync("127.0.0.1", DateTimeOffset.UtcNow.AddDays(1));
        var root = mode.Contains("verify", StringComparison.Ordinal) ? $"sslrootcert={server.Root}" : "";

        (await InspectAsync(server.Url($"{mode}&{root}"))).IsTls.ShouldBe(isTls);
        var facts = await InspectAsync(server.Settings($"{mode};{root}"));
        (facts.IsTls, facts.TlsProtocol is null, facts.Host).ShouldBe((isTls, !isTls, $"127.0.0.1:{server.Port}"));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_with_its_issuer()
    {
        await server.ShowAsync("127.0.0.1", DateTimeOffset.UtcNow.AddDays(1));
        using var folder = new TemporaryFolder();
        using var other = new TestAuthority("somebody else");
        var root = folder.Write("other.pem", other.Pem);

        var error = await RefusedAsync(server.Url($"sslmode=verify-ca&sslrootcert={root}"));

        error.Message.ShouldContain($"the certificate of 127.0.0.1:{server.Port} is not accepted: its issuer, CN=authority of the tests, is not trusted by {root}.");
        error.Advice.ShouldContain("database.ssl_root_cert");
        (await RefusedAsync(server.Url("sslmode=verify-full"))).Message.ShouldContain("is not trusted by this system");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_with_the_day()
    {
        var until = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        await server.ShowAsync("127.0.0.1", until);

        (await RefusedAsync(server.Url($"sslmode=verify-ca&sslrootcert={server.Root}"))).Message.ShouldContain("it expired on 2026-01-31.");
        (await InspectAsync(server.Url("sslmode=require"))).IsTls.ShouldBeTrue();
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_where_the_name_counts()
    {
        await server.ShowAsync("db.example", DateTimeOffset.UtcNow.AddDays(1));

        (await RefusedAsync(server.Url($"sslmode=verify-full&sslrootcert={server.Root}"))).Message.ShouldContain("it is for db.example, not for 127.0.0.1.");
        (await InspectAsync(server.Url($"sslmode=verify-ca&sslrootcert={server.Root}"))).IsTls.ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_that_must_show_a_certificate_is_let_in_by_it_in_both_forms()
    {
        var (certificate, key) = server.CertificateOf(SecuredServer.Certified);

        (await InspectAsync(server.CertifiedUrl($"sslmode=require&sslcert={certificate}&sslkey={key}"))).IsTls.ShouldBeTrue();
        (await InspectAsync($"Host=127.0.0.1;Port={server.Port};Username={SecuredServer.Certified};SSL Mode=Require;SSL Certificate={certificate};SSL Key={key}"))
            .IsTls.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_certificate_or_with_that_of_another_role_it_is_refused_in_words()
    {
        var none = await RefusedAsync(server.CertifiedUrl("sslmode=require"));
        none.Message.ShouldContain("connection requires a valid client certificate");
        none.Advice.ShouldContain("with sslcert and sslkey");

        var (certificate, key) = server.CertificateOf("somebody");
        (await RefusedAsync(server.CertifiedUrl($"sslmode=require&sslcert={certificate}&sslkey={key}"))).Message
            .ShouldContain("certificate authentication failed for user \"certified\"");

        using var stranger = new TestAuthority("somebody else");
        (certificate, key) = server.CertificateOf(SecuredServer.Certified, stranger);
        // It closes the connection, which the driver finds when it next reads or writes.
        var error = await Should.ThrowAsync<DatabaseUnavailableException>(() => InspectAsync(server.CertifiedUrl($"sslmode=require&sslcert={certificate}&sslkey={key}")));
        error.Message.ShouldContain("cannot be reached: ");
        error.Advice.ShouldContain("signed by an authority that the server trusts");
    }

    [Fact]
    public async Task A_key_that_is_not_the_certificates_or_none_at_all_is_named()
    {
        using var folder = new TemporaryFolder();
        var (certificate, _) = server.CertificateOf(SecuredServer.Certified);
        var (_, other) = server.CertificateOf("somebody");

        foreach (var key in new[] { other, folder.Write("nonsense.key", "no key") })
        {
            var error = await RefusedAsync(server.CertifiedUrl($"sslmode=require&sslcert={certificate}&sslkey={key}"));
            error.Message.ShouldContain($"the certificate {certificate} (sslcert) cannot be shown to the server with the key of {key} (sslkey): ");
            error.Advice.ShouldBe("Name a certificate and its own key, both in PEM form.");
        }
    }

    [Fact]
    public async Task IPv6_is_reached_by_its_address_in_brackets()
    {
        Assert.SkipUnless(HasIPv6, "This machine has no IPv6.");

        (await InspectAsync(server.Url("sslmode=require", "[::1]"))).Host.ShouldBe($"[::1]:{server.Port}");
    }

    [Fact]
    public async Task A_server_without_TLS_is_told_from_one_that_does_not_answer()
    {
        var database = (await postgres.CreateEmptyDatabaseAsync()).ToString().Split(' ')[^1];
        var address = $"postgres://postgres:{await ConfiguredServer.PasswordOfAsync(postgres.Server.DataDirectory)}@127.0.0.1:{postgres.Server.Port}/{database}";

        var error = await RefusedAsync($"{address}?sslmode=require");

        error.Message.ShouldBe($"PostgreSQL at 127.0.0.1:{postgres.Server.Port}, database {database} cannot be reached: the server does not offer TLS.");
        error.Advice.ShouldContain("database.allow_plaintext");
        (await InspectAsync(address)).IsTls.ShouldBeFalse();
    }

    static bool HasIPv6 => File.Exists("/proc/net/if_inet6") && File.ReadAllText("/proc/net/if_inet6").Contains("00000000000000000000000000000001", StringComparison.Ordinal);

    static Task<DatabaseFacts> InspectAsync(string text) =>
        DatabaseInspection.InspectAsync(OptionsOf(text), TimeProvider.System, Cancel);

    static async Task<DatabaseUnavailableException> RefusedAsync(string text)
    {
        var opened = await Should.ThrowAsync<DatabaseUnavailableException>(() => PostgresFixture.OpenAsync(OptionsOf(text).Connection));
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => InspectAsync(text))).Message.ShouldBe(opened.Message);
        return opened;
    }

    static DatabaseOptions OptionsOf(string text) => new() { Connection = DatabaseConnection.Parse(text).Protect(new TransportRules()) };
}
