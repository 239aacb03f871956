using System.Net;
using TemplateWorker.Confinement;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Monitoring;

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

        var interactions = discord.Interactions;
        if (interactions.Http is { } http && !(IPEndPoint.TryParse(http, out var place) && http.Contains(':') && IPAddress.IsLoopback(place.Address)))
        {
            Add($"discord.interactions.http must be a loopback address with a port, such as 127.0.0.1:7790, and is \"{http}\"; the server that has the public address and TLS hands requests on to it", "discord.interactions.http");
        }

        if (interactions.PublicKey is { } key && !(key.Length == 64 && key.All(char.IsAsciiHexDigit)))
        {
            Add("discord.interactions.public_key must be the application's public key, 64 hexadecimal digits", "discord.interactions.public_key");
        }

        if (interactions is { Http: not null, PublicKey: null })
        {
            Add("discord.interactions.http needs discord.interactions.public_key, by which Discord's requests are told from others", "discord.interactions.http");
        }

        CheckDatabase(settings.Database, Add);

        if (settings.Monitoring.Http is { } monitoring && monitoring != MonitoringSettings.Off && !MonitoringPlace.IsOne(monitoring))
        {
            Add($"monitoring.http must be an address with a port, such as 127.0.0.1:7791, or off, and is \"{monitoring}\"", "monitoring.http");
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

    static void CheckDatabase(DatabaseSettings database, Action<string, string[]> add)
    {
        if (database.Pooler == PoolerKind.Transaction && database.Url is not null && database.DirectUrl is null)
        {
            add("database.pooler: transaction needs database.direct_url, the address of the same database without the pooler: migrations and news of changes need a session of their own", ["database.pooler"]);
        }

        if (database.DirectUrl is not null && database.Url is null)
        {
            add("database.direct_url goes with database.url, which is not set", ["database.direct_url"]);
        }

        var embedded = database.Embedded;
        if (embedded.Instance is { } instance && !(instance.Length <= 32 && instance.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_')))
        {
            add($"database.embedded.instance must be 1 to 32 small letters, digits, hyphens and underscores, and is \"{instance}\"", ["database.embedded.instance"]);
        }

        if (embedded is { Instance: not null, DataDir: not null })
        {
            add("database.embedded.instance and database.embedded.data_dir both say where the cluster is; keep one", ["database.embedded.instance", "database.embedded.data_dir"]);
        }
    }
}
