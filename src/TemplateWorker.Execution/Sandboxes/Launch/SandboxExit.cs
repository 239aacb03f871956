using TemplateWorker.Protocol;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>How a sandbox process ended.</summary>
/// <param name="Code">Its exit code, when it ended by itself.</param>
/// <param name="Signal">The signal that ended it, 0 when none did.</param>
/// <param name="LastLine">The last line it wrote to its standard error, when there was one.</param>
public sealed record SandboxExit(int Code, int Signal, string? LastLine)
{
    /// <summary>Whether the kernel ended it because it held more memory than its control group may.</summary>
    public bool IsOutOfMemory { get; init; }

    /// <summary>The end in words, for logs and errors.</summary>
    public override string ToString()
    {
        var end = IsOutOfMemory ? "was ended by the kernel at 1.5 times sandbox.process_memory_mib"
            : Signal != 0 ? $"was ended by {SignalName()}"
            : $"exited with code {Code}{CodeName()}";
        return LastLine is null ? end : $"{end}; its last words: {LastLine}";
    }

    // The others leave a reason among their last words; an abort cannot.
    string CodeName() => (SandboxExitCode)Code switch
    {
        SandboxExitCode.Aborted => " (Aborted: the script engine or the C library met a state that it holds to be impossible)",
        var code when Enum.IsDefined(code) => $" ({code})",
        _ => "",
    };

    // Numbers of Linux on every architecture that .NET supports; see signal(7).
    string SignalName() => Signal switch
    {
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        31 => "SIGSYS (a forbidden system call)",
        _ => $"signal {Signal}",
    };
}
