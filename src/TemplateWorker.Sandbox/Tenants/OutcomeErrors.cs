using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>The error reports of dispatches that the sandbox ended.</summary>
static class OutcomeErrors
{
    /// <summary>The report for a dispatch that was ended at a limit.</summary>
    /// <param name="kind">Which limit.</param>
    /// <param name="dispatch">The dispatch.</param>
    /// <param name="memoryLimitBytes">The tenant's bound.</param>
    /// <param name="template">The template whose top level ran; null for a dispatch.</param>
    internal static byte[] For(OutcomeKind kind, RunningDispatch dispatch, long memoryLimitBytes, string? template = null)
    {
        var report = kind switch
        {
            OutcomeKind.CpuLimit => new ScriptErrorReport(
                "CpuLimitError", $"Ended after using its {Milliseconds(dispatch)} ms of processor time.", ""),
            OutcomeKind.MemoryLimit => new ScriptErrorReport(
                "MemoryLimitError", $"Ended because the templates hold more than {memoryLimitBytes / (1024 * 1024)} MiB of memory.", ""),
            OutcomeKind.Deadline => new ScriptErrorReport(
                "DeadlineError", "Ended because it did not finish by its deadline; it was waiting for a promise or a host call.", ""),
            OutcomeKind.Cancelled => new ScriptErrorReport("CancelledError", "Ended by the host.", ""),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not the end of a limit."),
        };
        return (report with { Template = template }).ToUtf8Json();
    }

    /// <summary>The report for a dispatch that could be ended only together with its process.</summary>
    /// <param name="dispatch">The dispatch.</param>
    /// <param name="template">The template that ran.</param>
    internal static byte[] Runaway(RunningDispatch dispatch, string? template) => new ScriptErrorReport(
        "CpuLimitError",
        $"Ended after using more than its {Milliseconds(dispatch)} ms of processor time inside a single operation that " +
        "cannot be interrupted, such as a regular expression that backtracks without end.", "", template).ToUtf8Json();

    /// <summary>The report for an error that was too large to report.</summary>
    internal static byte[] TooLarge { get; } =
        new ScriptErrorReport("Error", "The error is too large to be reported.", "").ToUtf8Json();

    /// <summary>The report for a dispatch to a tenant that has no VM here.</summary>
    internal static byte[] NotLoaded { get; } =
        new ScriptErrorReport("Error", "The tenant's templates are not loaded in this sandbox.", "").ToUtf8Json();

    static long Milliseconds(RunningDispatch dispatch) => dispatch.CpuLimitNanoseconds / 1_000_000;
}
