using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>Gives one tenant a template that never ends, and all others <see cref="LoadTemplates"/>.</summary>
/// <param name="noisy">The tenant.</param>
sealed class NoisyTemplates(TenantId noisy) : ITemplateSource
{
    static readonly TenantTemplate[] Quiet = [.. LoadTemplates.Programs.Select(program => new TenantTemplate { Program = program })];

    static readonly TenantTemplate[] Endless =
    [
        new TenantTemplate
        {
            Program = new TemplateProgram("endless", 1, LoadTemplates.Entry, new Dictionary<string, string>
            {
                [LoadTemplates.Entry] = """require("templateworker").on("MESSAGE_CREATE", () => { while (true); });""",
            }),
        },
    ];

    public ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        new(tenant == noisy ? Endless : Quiet);
}
