using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>
/// What is stored of somebody as JSON Lines: a header, for each row <c>{"table":…,"row":{…}}</c>, and an end that tells how
/// many there were. docs/operating/data.md describes it.
/// </summary>
sealed class HoldingsFile
{
    readonly Stream _output;

    HoldingsFile(Stream output) => _output = output;

    /// <summary>Writes all that a tenant owns.</summary>
    public static Task<IReadOnlyList<TenantHolding>> WriteAsync(
        TenantId tenant, DateTimeOffset now, Stream output, Func<HoldingsFile, Task<IReadOnlyList<TenantHolding>>> fill, CancellationToken cancellationToken) =>
        WriteAsync(
            new JsonObject { ["format"] = "templateworker-tenant", ["version"] = 1, ["owner_type"] = tenant.OwnerTypeText, ["owner_id"] = tenant.OwnerIdText },
            now, output, fill, cancellationToken);

    /// <summary>Writes what tenants store of a user.</summary>
    public static Task<IReadOnlyList<TenantHolding>> WriteAsync(
        ulong userId, DateTimeOffset now, Stream output, Func<HoldingsFile, Task<IReadOnlyList<TenantHolding>>> fill, CancellationToken cancellationToken) =>
        WriteAsync(
            new JsonObject { ["format"] = "templateworker-user", ["version"] = 1, ["user_id"] = userId.ToString(CultureInfo.InvariantCulture) },
            now, output, fill, cancellationToken);

    /// <summary>Adds a row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its columns, as PostgreSQL prints them as JSON.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddAsync(string table, string row, CancellationToken cancellationToken) =>
        WriteAsync($$"""{"table":{{JsonSerializer.Serialize(table)}},"row":{{row}}}""", cancellationToken);

    static async Task<IReadOnlyList<TenantHolding>> WriteAsync(
        JsonObject header, DateTimeOffset now, Stream output, Func<HoldingsFile, Task<IReadOnlyList<TenantHolding>>> fill, CancellationToken cancellationToken)
    {
        var file = new HoldingsFile(output);
        header["exported_at"] = now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await file.WriteAsync(header.ToJsonString(), cancellationToken);
        var holdings = await fill(file);
        await file.WriteAsync(new JsonObject { ["end"] = true, ["rows"] = holdings.Sum(holding => holding.Rows) }.ToJsonString(), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return holdings;
    }

    async Task WriteAsync(string line, CancellationToken cancellationToken) => await _output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
}
