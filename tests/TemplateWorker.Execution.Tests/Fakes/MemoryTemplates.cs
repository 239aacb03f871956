using System.Collections.Concurrent;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Templates that a test holds in memory; every tenant has one unless told otherwise.</summary>
sealed class MemoryTemplates : ITemplateSource
{
    readonly ConcurrentDictionary<TenantId, IReadOnlyList<TenantTemplate>> _templates = new();
    int _loads;

    public int Loads => Volatile.Read(ref _loads);

    /// <summary>Awaited before every answer, when set.</summary>
    public Func<TenantId, Task>? Before { get; set; }

    /// <summary>What templates set from now on may do.</summary>
    public CapabilitySet Capabilities { get; set; } = CapabilitySet.All;

    public string Default { get; set; } = "";

    public void Set(TenantId tenant, string source) =>
        _templates.AddOrUpdate(tenant, _ => [Template(source)], (_, old) => [Template(source, old[0].Program.Version + 1)]);

    public void SetAll(TenantId tenant, params IReadOnlyList<TenantTemplate> templates) => _templates[tenant] = templates;

    public IReadOnlyList<TenantTemplate> Of(TenantId tenant) => _templates[tenant];

    public async ValueTask<IReadOnlyList<TenantTemplate>> LoadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _loads);
        if (Before is { } before)
            await before(tenant);
        return _templates.TryGetValue(tenant, out var templates) ? templates : [Template(Default)];
    }

    TenantTemplate Template(string source, uint version = 1) => new() { Program = Program(source, version), Capabilities = Capabilities };

    public static TemplateProgram Program(string source, uint version = 1) =>
        new("test", version, "main.js", new Dictionary<string, string> { ["main.js"] = source });
}
