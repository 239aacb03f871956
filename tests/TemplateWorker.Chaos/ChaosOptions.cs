using TemplateWorker.Configuration;

namespace TemplateWorker.Chaos;

/// <summary>What a run does.</summary>
sealed record ChaosOptions
{
    /// <summary>Sandboxes of the host.</summary>
    public const int Sandboxes = 4;

    // What starting, the last events and the checks may take, on a machine that has other things to do.
    static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    /// <summary>How long events are sent, 5 to 3600.</summary>
    public required int Seconds { get; init; }

    /// <summary>Events in a second, from 10.</summary>
    public required int Rate { get; init; }

    /// <summary>Guilds, from 1.</summary>
    public required int Tenants { get; init; }

    /// <summary>What the order of the faults and the guilds of the events follow from.</summary>
    public required int Seed { get; init; }

    /// <summary>Events in all: one for each guild before anything fails, then those of the rate.</summary>
    public int Events => Tenants + (Seconds * Rate);

    /// <summary>
    /// Events of one sandbox that may be under way before the source waits: half of what the sandbox's queue takes, so that a
    /// host that cannot keep up is seen as a lower rate, and not as events that it refuses.
    /// </summary>
    public int Window => Math.Clamp(Tenants * 25, 50, 4000);

    /// <summary>The same for one guild: half of what a tenant's queue takes.</summary>
    public static int TenantWindow { get; } = new SandboxSettings().QueuePerTenant / 2;

    /// <summary>Which sandbox has a guild: the pool's own formula.</summary>
    public static int PlaceOf(ulong guild) => (int)((guild >> 22) % Sandboxes);

    /// <summary>When a run that has not ended is taken for stuck.</summary>
    public TimeSpan LongestRun => (TimeSpan.FromSeconds(Seconds) * 3) + Around;
}
