using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant export</c>: hands over everything that is stored of a tenant.</summary>
static class TenantExportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => ExportVerb.Create(
        "Writes everything that is stored of a guild or user as JSON Lines: state, templates with their sources, logs, keys and values.",
        (database, tenant, output, progress, stop) => database.Tenants.ExportAsync(tenant, output, progress, stop),
        (tenant, written) => $"all of {tenant}: {TenantShowVerb.Join(written)}");
}
