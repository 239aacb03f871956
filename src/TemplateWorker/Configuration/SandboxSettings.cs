using System.ComponentModel.DataAnnotations;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Configuration;

/// <summary>The processes that run templates (section <c>sandbox</c>).</summary>
public sealed class SandboxSettings
{
    /// <summary>Number of sandbox processes. Default none: one per core.</summary>
    [Range(1, 256)]
    public int? Processes { get; init; }

    /// <summary>The sandbox program. Default none: <c>sandbox/</c> beside the host program.</summary>
    public string? Executable { get; init; }

    /// <summary>Events that may wait for one tenant; more are refused and counted. Default 256.</summary>
    [Range(1, 100_000)]
    public int QueuePerTenant { get; init; } = 256;

    /// <summary>Events that may wait for one sandbox; more are refused and counted. Default 8192.</summary>
    [Range(1, 1_000_000)]
    public int QueuePerSandbox { get; init; } = 8192;

    /// <summary>Sandboxes that are started and warm and wait for another to die. Default 1.</summary>
    [Range(0, 4)]
    public int Spares { get; init; } = 1;

    /// <summary>
    /// Wait before a sandbox is replaced whose predecessor died within 10 s as well, doubled while that goes on, in
    /// milliseconds. Default 100.
    /// </summary>
    [Range(1, 60_000)]
    public int RestartBackoffMs { get; init; } = 100;

    /// <summary>The longest such wait, in milliseconds. Default 10000.</summary>
    [Range(1, 600_000)]
    public int RestartBackoffMaxMs { get; init; } = 10_000;

    /// <summary>
    /// Resident memory of one sandbox, in MiB, above which another process takes its place; above 1.5 times as much it is
    /// killed. Default 1024.
    /// </summary>
    [Range(128, 1_048_576)]
    public int ProcessMemoryMib { get; init; } = 1024;

    /// <summary>How scripts are run: compiled to machine code where they run often, or interpreted. Default compiled.</summary>
    public ScriptExecution Scripts { get; init; } = ScriptExecution.Compiled;

    /// <summary>
    /// Tenants of one sandbox whose VMs are kept; above, the one whose last event is the longest ago gives up its VM.
    /// Default 300.
    /// </summary>
    [Range(1, 1_000_000)]
    public int WarmTenants { get; init; } = 300;

    /// <summary>
    /// Time that running dispatches get to end when the host stops or their sandbox is replaced, in seconds. Default 10.
    /// </summary>
    [Range(0, 600)]
    public int DrainSeconds { get; init; } = 10;

    /// <summary>
    /// Names of the layers of confinement without which the host does not start (docs/security.md lists them). Default:
    /// those that every Linux of today can give.
    /// </summary>
    public IReadOnlyList<string> Require { get; init; } = ["no_new_privs", "seccomp"];
}
