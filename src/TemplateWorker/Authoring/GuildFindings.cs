using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>What a check found in a guild that keeps no template from being pushed.</summary>
/// <param name="Tenant">The guild.</param>
/// <param name="MissingSettings">Names of settings that the template requires and the guild has not set.</param>
sealed record GuildFindings(TenantId Tenant, IReadOnlyList<string> MissingSettings);
