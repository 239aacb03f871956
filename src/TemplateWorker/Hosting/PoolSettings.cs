using TemplateWorker.Configuration;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Hosting;

/// <summary>Turns the settings of the sections <c>sandbox</c> and <c>limits</c> into the options of a pool.</summary>
static class PoolSettings
{
    /// <summary>The options; what is not set keeps the pool's own default.</summary>
    public static SandboxPoolOptions ToOptions(this SandboxSettings settings, LimitSettings limits)
    {
        var defaults = new SandboxPoolOptions().With(limits);
        return defaults with
        {
            Executable = settings.Executable ?? defaults.Executable,
            Processes = settings.Processes ?? defaults.Processes,
            QueuePerTenant = settings.QueuePerTenant,
            QueuePerSandbox = settings.QueuePerSandbox,
            Spares = settings.Spares,
            ProcessMemoryMib = settings.ProcessMemoryMib,
            Scripts = settings.Scripts,
            WarmTenants = settings.WarmTenants,
            DrainLimit = TimeSpan.FromSeconds(settings.DrainSeconds),
            RestartBackoff = TimeSpan.FromMilliseconds(settings.RestartBackoffMs),
            RestartBackoffMax = TimeSpan.FromMilliseconds(settings.RestartBackoffMaxMs),
            RequiredLayers = RequiredLayersOf(settings),
        };
    }

    /// <summary>The options of the compiler, which must have the same layers as sandboxes.</summary>
    public static TemplateCompilerOptions ToCompilerOptions(this HostSettings settings) =>
        settings.Limits.ToCompilerOptions() with { RequiredLayers = RequiredLayersOf(settings.Sandbox) };

    static IReadOnlyList<ConfinementLayer> RequiredLayersOf(SandboxSettings settings) =>
        [.. LayerNames.All.Where(layer => settings.Require.Contains(layer.NameOf()))];
}
