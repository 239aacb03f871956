using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>Tells which settings a guild has yet to set.</summary>
static class MissingSettings
{
    /// <summary>The line for people.</summary>
    /// <param name="tenant">Where.</param>
    /// <param name="template">Whose settings.</param>
    /// <param name="names">Their names, at least one.</param>
    public static string Line(TenantId tenant, string template, IReadOnlyList<string> names) =>
        $"  settings missing: {string.Join(", ", names)}; set them: template set {template} {names[0]}=VALUE --guild {tenant.OwnerIdText}";
}
