using System.ComponentModel.DataAnnotations;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Configuration;

/// <summary>
/// Everything that can be configured, with its defaults. A key of <c>config.yaml</c> is the property's name in
/// snake_case; every nested class is a section. Units are part of the name.
/// </summary>
public sealed record HostSettings
{
    /// <summary>Folder for everything that is kept on disk. Relative to the working folder. Default <c>.data</c>.</summary>
    public string DataDir { get; init; } = ".data";

    /// <summary>
    /// Time that a stopping worker has for what comes after <c>sandbox.drain_seconds</c>: closing its sandboxes, connections
    /// and database, in seconds. Then the process ends all the same, with exit code 1. Default 20.
    /// </summary>
    [Range(1, 600)]
    public int CloseSeconds { get; init; } = 20;

    /// <summary>Where tenants' data and templates are stored.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>The connection to Discord, or to the playground in its place.</summary>
    public DiscordSettings Discord { get; init; } = new();

    /// <summary>The processes that run templates.</summary>
    public SandboxSettings Sandbox { get; init; } = new();

    /// <summary>What a tenant and its templates may use.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>Which addresses templates may reach over HTTP.</summary>
    public FetchSettings Fetch { get; init; } = new();

    /// <summary>The local server that speaks Discord's protocol.</summary>
    public PlaygroundSettings Playground { get; init; } = new();

    /// <summary>How a worker is watched.</summary>
    public MonitoringSettings Monitoring { get; init; } = new();

    /// <summary>What is logged, and how.</summary>
    public LoggingSettings Logging { get; init; } = new();
}
