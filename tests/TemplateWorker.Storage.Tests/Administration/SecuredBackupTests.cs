using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tests.Servers;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Administration;

/// <summary>PostgreSQL's programs check a server as the driver does.</summary>
public sealed class SecuredBackupTests(SecuredServer server) : IClassFixture<SecuredServer>, IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_server_with_a_certificate_is_backed_up_with_all_that_the_URL_says()
    {
        var target = DatabaseConnection.Parse(server.Url($"sslmode=verify-full&sslrootcert={server.Root}"));
        await new Migrator(target, NullLoggerFactory.Instance).ApplyAsync(Stop);

        var backup = await AdministrationScene.Of(target).Backup.RunAsync(_folder.Combine("all.dump"), overwrites: false, new SilentProgress(), Stop);

        backup.Tables.ShouldContain(new RowCount("tenant_kv", 0));
        (await AdministrationScene.Of(target).Shell.RunAsync(
            ["--quiet", "--command=DO $$ BEGIN IF NOT (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) THEN RAISE 'no TLS'; END IF; END $$"], Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_role_that_logs_in_with_a_certificate_is_backed_up_by_it()
    {
        var (certificate, key) = server.CertificateOf(SecuredServer.Certified);
        var target = DatabaseConnection.Parse(server.CertifiedUrl($"sslmode=verify-full&sslrootcert={server.Root}&sslcert={certificate}&sslkey={key}"));

        await new Migrator(target, NullLoggerFactory.Instance).ApplyAsync(Stop);

        var backup = await AdministrationScene.Of(target).Backup.RunAsync(_folder.Combine("all.dump"), overwrites: false, new SilentProgress(), Stop);

        backup.Tables.ShouldContain(new RowCount("tenant_kv", 0));
    }

    public void Dispose() => _folder.Dispose();

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
