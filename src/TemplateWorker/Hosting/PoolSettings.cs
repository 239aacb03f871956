using TemplateWorker.Configuration;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Hosting;

/// <summary>Turns the settings of section <c>sandbox</c> into the options of a pool.</summary>
static class PoolSettings
{
    const int KiBPerMiB = 1024;

    /// <summary>The options; what is not set keeps the pool's own default.</summary>
    public static SandboxPoolOptions ToOptions(this SandboxSettings settings)
    {
        var defaults = new SandboxPoolOptions();
        return defaults with
        {
            Executable = settings.Executable ?? defaults.Executable,
            Processes = settings.Processes ?? defaults.Processes,
            CpuLimit = TimeSpan.FromMilliseconds(settings.CpuLimitMs),
            Deadline = TimeSpan.FromSeconds(settings.DeadlineSeconds),
            MemoryLimitKiB = settings.MemoryLimitMib * KiBPerMiB,
            QueuePerTenant = settings.QueuePerTenant,
            QueuePerSandbox = settings.QueuePerSandbox,
            RestartBackoff = TimeSpan.FromMilliseconds(settings.RestartBackoffMs),
            RestartBackoffMax = TimeSpan.FromMilliseconds(settings.RestartBackoffMaxMs),
        };
    }
}
