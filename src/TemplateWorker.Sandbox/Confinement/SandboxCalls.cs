using TemplateWorker.Confinement.SystemCalls;

namespace TemplateWorker.Sandbox.Confinement;

/// <summary>Every system call that a running sandbox may make: what the runtime, the C library and the script engine need.</summary>
static class SandboxCalls
{
    /// <summary>All of them.</summary>
    /// <param name="process">This process, the only one that may be signalled.</param>
    internal static IEnumerable<AllowedCall> Of(int process) =>
    [
        .. AllowedCalls.Common,
        new("open", 1, AllowedCalls.OpenForMore, 0),
        new("openat", 2, AllowedCalls.OpenForMore, 0),
        AllowedCall.With("tgkill", 0, (ulong)process),
    ];
}
