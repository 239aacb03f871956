using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>
/// Everything of a tenant as JSON Lines: a header, for each row <c>{"table":…,"row":{…}}</c>, and an end that tells how many
/// there were. docs/operating/data.md describes it.
/// </summary>
sealed class HoldingsFile
{
    readonly Stream _output;

    HoldingsFile(Stream output) => _output = output;

    /// <summary>Writes the file.</summary>
    public static async Task<IReadOnlyList<TenantHolding>> WriteAsync(
        TenantId tenant, DateTimeOffset now, Stream output, Func<HoldingsFile, Task<IReadOnlyList<TenantHolding>>> fill, CancellationToken cancellationToken)
    {
        var file = new HoldingsFile(output);
        await file.WriteAsync(
            $$"""{"format":"templateworker-tenant","version":1,"owner_type":"{{tenant.OwnerTypeText}}","owner_id":"{{tenant.OwnerIdText}}","exported_at":"{{now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}}"}""",
            cancellationToken);
        var holdings = await fill(file);
        await file.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"end":true,"rows":{{holdings.Sum(holding => holding.Rows)}}}"""), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return holdings;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its columns, as PostgreSQL prints them as JSON.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddAsync(TenantTable table, string row, CancellationToken cancellationToken) =>
        WriteAsync($$"""{"table":{{JsonSerializer.Serialize(table.Name)}},"row":{{row}}}""", cancellationToken);

    async Task WriteAsync(string line, CancellationToken cancellationToken) => await _output.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
}
