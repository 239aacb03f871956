using System.Diagnostics.Metrics;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>What can be set of a broker.</summary>
public sealed record HostCallBrokerOptions
{
    /// <summary>Rates and sizes.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>Whether calls are held to the rates.</summary>
    public bool HasRates { get; init; } = true;

    /// <summary>Which addresses templates may reach.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>What is kept of guilds, when it is given the gateway's events; null to ask Discord time and again.</summary>
    public GuildCache? Guilds { get; init; }

    /// <summary>Where calls are measured; null to measure none.</summary>
    public Meter? Meter { get; init; }

    /// <summary>Told of templates whose calls Discord refuses too often.</summary>
    public IReadOnlyList<IRefusalObserver> Refusals { get; init; } = [];

    /// <summary>Asks the gateway for members; null where there is no gateway.</summary>
    public IGuildMembers? Members { get; init; }
}
