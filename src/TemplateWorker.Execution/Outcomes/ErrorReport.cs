using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>A failure that is on its way to a tenant's error channel.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="Reference">What it is named by.</param>
/// <param name="Text">The message.</param>
readonly record struct ErrorReport(TenantId Tenant, ulong ChannelId, string Reference, string Text);
