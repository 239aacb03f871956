using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.Administration;

/// <summary>A database with something in it, and a folder for files.</summary>
sealed class AdministrationScene : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();

    AdministrationScene(DatabaseConnection target)
    {
        Target = target;
        Raw = new RawDatabase(target);
        Administration = Of(target);
    }

    public static TenantId Tenant { get; } = TenantId.Guild(42);

    public DatabaseConnection Target { get; }

    public RawDatabase Raw { get; }

    public DatabaseAdministration Administration { get; }

    public SilentProgress Progress { get; } = new();

    public string File(string name) => _folder.Combine(name);

    /// <summary>A migrated database with a record and a member.</summary>
    public static async Task<AdministrationScene> CreateAsync(PostgresFixture postgres)
    {
        var scene = new AdministrationScene(await postgres.CreateDatabaseAsync());
        await using var database = await PostgresFixture.OpenAsync(scene.Target);
        await database.KeyValues.SetAsync(Tenant, new KeyValueAddress("a\tb\\"), Encoding.UTF8.GetBytes("""{"Text":"first\nsecond"}"""), null, Stop);
        await database.KeyValues.SetScoreAsync(Tenant, "xp", "1", 1.5, Stop);
        return scene;
    }

    public static async Task<AdministrationScene> CreateEmptyAsync(PostgresFixture postgres) => new(await postgres.CreateEmptyDatabaseAsync());

    /// <summary>The same with programs of PostgreSQL from a folder.</summary>
    public static DatabaseAdministration Of(DatabaseConnection target, string? programs = null) => new(
        target, new DatabaseOptions { Connection = target, ProgramFolder = programs }, new Migrator(target, NullLoggerFactory.Instance), TimeProvider.System);

    public async Task<BackupReport> BackUpAsync(string name = "all.dump") => await Administration.Backup.RunAsync(File(name), overwrites: false, Progress, Stop);

    public Task<RestoreReport> RestoreAsync(string file, bool replaces = false) => Administration.Restore.RunAsync(file, replaces, Progress, Stop);

    /// <summary>Everything that a tenant stores, and how the schema is.</summary>
    public async Task<string> DescribeAsync() => string.Join('\n', [
        await Migrations.SchemaDump.OfAsync(Target),
        .. await Raw.RowsAsync("SELECT id, key, scopes, value::text, created_at::text FROM tenant_kv ORDER BY id"),
        .. await Raw.RowsAsync("SELECT * FROM tenant_sorted ORDER BY 1, 2, 3, 4"),
        .. await Raw.RowsAsync("SELECT * FROM tenant_kv_usage"),
        .. await Raw.RowsAsync("SELECT id, applied_at::text FROM _migrations_applied ORDER BY id")]);

    public void Write(string name, string text) => _folder.Write(name, text);

    public async ValueTask DisposeAsync()
    {
        await Raw.DisposeAsync();
        _folder.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
