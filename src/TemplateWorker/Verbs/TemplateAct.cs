using System.CommandLine;
using TemplateWorker.Authoring;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary>What a verb that changes one template of a guild works with.</summary>
/// <param name="Guild">The database and Discord.</param>
/// <param name="Tenant">Whose template.</param>
/// <param name="Name">The template's name.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Stop">Gives up.</param>
sealed record TemplateAct(GuildTemplates Guild, TenantId Tenant, string Name, ParseResult Arguments, CancellationToken Stop);
