using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Logs;

/// <summary>One line that a template logged, or that the host has to say about it.</summary>
/// <param name="Tenant">Whose template.</param>
/// <param name="At">When.</param>
/// <param name="Level">Its weight.</param>
/// <param name="Template">The template's name; null when it is not known.</param>
/// <param name="Version">The template's version; null when it is not known.</param>
/// <param name="Text">What it says.</param>
public sealed record TemplateLogLine(
    TenantId Tenant, DateTimeOffset At, TemplateLineLevel Level, string? Template, int? Version, string Text);
