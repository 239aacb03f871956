using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>The errors of dispatches that the host ends itself.</summary>
static class Reports
{
    static readonly string Cpu = $"{LimitTable.KeyOf(nameof(LimitSettings.CpuMs))}, {LimitTable.KeyOf(nameof(LimitSettings.CpuBurstMs))}";
    static readonly string Memory = LimitTable.KeyOf(nameof(LimitSettings.MemoryMib));
    static readonly string LoadCpu = LimitTable.KeyOf(nameof(LimitSettings.LoadCpuMs));

    /// <summary>Too many bytes wait to be sent.</summary>
    public static readonly ScriptErrorReport ChannelFull = new("QueueFull", "The sandbox does not take events as fast as they come.", "");

    /// <summary>The event does not fit a frame.</summary>
    public static readonly ScriptErrorReport EventTooLarge = new("EventTooLarge", "The event is larger than a sandbox takes.", "");

    /// <summary>The host stops.</summary>
    public static readonly ScriptErrorReport Stopping = new("Stopping", "The host is stopping.", "");

    /// <summary>The host stopped before the dispatch ended.</summary>
    public static readonly ScriptErrorReport Stopped = new("Stopped", "The host stopped before the dispatch ended.", "");

    /// <summary>The process was replaced before the dispatch ended.</summary>
    /// <param name="limit">How long it had to end.</param>
    public static ScriptErrorReport Replaced(TimeSpan limit) => new(
        "Replaced", $"The sandbox was replaced, and the dispatch did not end within {limit.TotalSeconds} s of that (sandbox.drain_seconds).", "");

    /// <summary>The tenant is suspended.</summary>
    public static readonly ScriptErrorReport Suspended = new(
        "Suspended", "The tenant is suspended, because its templates used too much again and again.", "");

    /// <summary>The templates could not be read from where they are stored.</summary>
    public static ScriptErrorReport TemplatesUnavailable(Exception error) => new("TemplatesUnavailable", $"The templates could not be read: {error.Message}", "");

    /// <summary>The tenant's queue is full.</summary>
    /// <param name="most">How many events it takes.</param>
    public static ScriptErrorReport TenantQueueFull(int most) =>
        new("QueueFull", $"Too many events of this tenant wait or run: {most} (sandbox.queue_per_tenant).", "");

    /// <summary>The sandbox's queue is full.</summary>
    /// <param name="most">How many events it takes.</param>
    public static ScriptErrorReport SandboxQueueFull(int most) =>
        new("QueueFull", $"Too many events of this sandbox wait or run: {most} (sandbox.queue_per_sandbox).", "");

    /// <summary>The report of a template whose top level met a limit, with the place where the limit is set.</summary>
    /// <param name="report">As the sandbox wrote it; those that it writes itself have no stack.</param>
    public static ScriptErrorReport WithLoadSetting(ScriptErrorReport report) => report switch
    {
        { Name: "CpuLimitError", Stack: "" } => report with { Message = $"{report.Message} ({LoadCpu})" },
        { Name: "MemoryLimitError", Stack: "" } => report with { Message = $"{report.Message} ({Memory})" },
        _ => report,
    };

    /// <summary>The report of a dispatch that met a limit, with the place where the limit is set.</summary>
    /// <param name="report">As the sandbox wrote it.</param>
    /// <param name="kind">How the dispatch ended.</param>
    /// <param name="deadline">The time that it had, and where that is set.</param>
    public static ScriptErrorReport WithSetting(ScriptErrorReport report, OutcomeKind kind, string deadline) => kind switch
    {
        OutcomeKind.CpuLimit => report with { Message = $"{report.Message} ({Cpu})" },
        OutcomeKind.MemoryLimit => report with { Message = $"{report.Message} ({Memory})" },
        OutcomeKind.Deadline => report with { Message = $"{report.Message} ({deadline})" },
        _ => report,
    };

    /// <summary>The answer to a host call above the bound of its tenant.</summary>
    /// <param name="most">How many a tenant may have under way.</param>
    public static byte[] TooManyCalls(int most) => new HostCallError(
        HostCallError.HostCall,
        $"{most} host calls of this tenant are under way, and there may be no more ({LimitTable.KeyOf(nameof(LimitSettings.HostCallsAtOnce))}); await some of them first.").ToUtf8Json();

    /// <summary>The answer to a host call whose own would wait with too many others of its tenant.</summary>
    public static readonly byte[] TooManyAnswers = new HostCallError(
        HostCallError.HostCall,
        $"The host has done this, but the answers that wait for this tenant's templates would come to more than {FixedLimits.AnswersMib} MiB with the answer to it; await some calls before others are made.").ToUtf8Json();

    /// <summary>The sandbox ended.</summary>
    public static ScriptErrorReport Crash(string reason) => new("SandboxCrash", $"The sandbox ended while it held the dispatch. {reason}", "");
}
