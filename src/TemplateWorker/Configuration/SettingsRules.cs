using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Sandboxes.Confinement;

namespace TemplateWorker.Configuration;

/// <summary>What must hold between settings that are each right by themselves.</summary>
static class SettingsRules
{
    /// <summary>Adds to <paramref name="problems"/> what does not hold, at the place where it was written.</summary>
    public static void Check(HostSettings settings, IReadOnlyList<SettingValue> values, List<ConfigurationProblem> problems)
    {
        var discord = settings.Discord;
        if (discord.Token is not null && discord.TokenFile is not null)
        {
            Add("discord.token and discord.token_file are both set; keep one", "discord.token", "discord.token_file");
        }

        if (discord.Presence.Activity?.Length > BotPresence.LongestActivity)
        {
            Add($"discord.presence.activity has more than {BotPresence.LongestActivity} characters", "discord.presence.activity");
        }

        var sandbox = settings.Sandbox;
        var limits = settings.Limits;
        RequireOrder("limits.cpu_ms", limits.CpuMs, "limits.dispatch_seconds", limits.DispatchSeconds, unit: 1000);
        RequireOrder("limits.kv_value_kib", limits.KvValueKib, "limits.kv_total_mib", limits.KvTotalMib, unit: 1024);
        RequireOrder("sandbox.restart_backoff_ms", sandbox.RestartBackoffMs, "sandbox.restart_backoff_max_ms", sandbox.RestartBackoffMaxMs);
        RequireOrder("sandbox.queue_per_tenant", sandbox.QueuePerTenant, "sandbox.queue_per_sandbox", sandbox.QueuePerSandbox);

        foreach (var name in sandbox.Require.Where(name => !LayerNames.TryFind(name, out _)))
        {
            Add($"sandbox.require names \"{name}\", which is no layer of confinement; the layers are {string.Join(", ", LayerNames.All.Select(layer => layer.NameOf()))}", "sandbox.require");
        }

        void RequireOrder(string path, int value, string limitPath, int limit, int unit = 1)
        {
            if (value > limit * unit)
            {
                Add($"{path} ({value}) is more than {limitPath} ({limit})", path, limitPath);
            }
        }

        void Add(string what, params string[] paths) =>
            problems.Add(new ConfigurationProblem(values.Last(value => paths.Contains(value.Setting.Path)).Where, what));
    }
}
