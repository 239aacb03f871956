using System.Text;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.KeyValue.Transfer;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tests.Administration;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue.Transfer;

/// <summary>A database whose tenants' data is carried from one to another.</summary>
sealed class TransferScene : IAsyncDisposable
{
    TransferScene(Database database)
    {
        Database = database;
        Raw = new RawDatabase(database.Connection);
    }

    public static TenantId One { get; } = TenantId.Guild(1);

    public static TenantId Other { get; } = TenantId.Guild(2);

    public Database Database { get; }

    public RawDatabase Raw { get; }

    public static async Task<TransferScene> OpenAsync(PostgresFixture postgres, StorageLimits? limits = null) => new(await postgres.OpenDatabaseAsync(limits));

    public Task SetAsync(TenantId tenant, string key, string value, params string[] scopes) =>
        Database.KeyValues.SetAsync(tenant, new KeyValueAddress(key, scopes.Length > 0 ? scopes : null), Encoding.UTF8.GetBytes(value), null, Stop);

    public async Task<string> ExportAsync(TenantId tenant)
    {
        using var output = new MemoryStream();
        await Database.Administration.KeyValueExport.WriteAsync(tenant, output, new SilentProgress(), Stop);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public async Task<ImportReport> ImportAsync(TenantId tenant, string lines, bool replaces = false, bool isTrial = false)
    {
        var import = Database.Administration.KeyValueImport;
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        return await import.RunAsync(tenant, await import.ReadAsync(input, "file", Stop), replaces, isTrial, Stop);
    }

    /// <summary>What a tenant stores, as PostgreSQL prints it, without the ids.</summary>
    public Task<List<string>> RowsAsync(TenantId tenant) => Raw.RowsAsync($"""
        SELECT key, scopes, value::text, created_at::text, last_updated_at::text, valid_until::text FROM tenant_kv WHERE owner_id = '{tenant.OwnerIdText}'
        UNION ALL
        SELECT list, ARRAY[member], score::text, '', '', '' FROM tenant_sorted WHERE owner_id = '{tenant.OwnerIdText}'
        ORDER BY 1, 2
        """);

    /// <summary>The counter of a tenant's quota, and what it should be.</summary>
    public async Task<(long Counted, long Real)> BytesAsync(TenantId tenant) => (
        await Raw.ScalarAsync<long>($"SELECT bytes FROM tenant_kv_usage WHERE owner_id = '{tenant.OwnerIdText}'"),
        await Raw.ScalarAsync<long>($"""
            SELECT (coalesce((SELECT sum({KeyValueSql.BytesOfRow}) FROM tenant_kv kv WHERE owner_id = '{tenant.OwnerIdText}'), 0)
                + coalesce((SELECT sum({CountedSize.OfMemberInSql("list", "member")}) FROM tenant_sorted WHERE owner_id = '{tenant.OwnerIdText}'), 0))::bigint
            """));

    public async ValueTask DisposeAsync()
    {
        await Raw.DisposeAsync();
        await Database.DisposeAsync();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;
}
