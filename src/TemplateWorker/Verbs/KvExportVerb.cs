using System.CommandLine;
using System.Globalization;

namespace TemplateWorker.Verbs;

/// <summary><c>kv export</c>: writes all that a tenant stores as JSON Lines.</summary>
static class KvExportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => ExportVerb.Create(
        "Writes the records and sorted lists of a guild or user as JSON Lines, as they are at one moment. Values stay what they are, byte for byte.",
        (database, tenant, output, progress, stop) => database.KeyValueExport.WriteAsync(tenant, output, progress, stop),
        (tenant, written) => string.Create(CultureInfo.InvariantCulture, $"{written.Records} records and {written.Members} members of sorted lists of {tenant}"));
}
