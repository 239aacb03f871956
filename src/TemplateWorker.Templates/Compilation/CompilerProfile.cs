using TemplateWorker.Confinement;
using TemplateWorker.Confinement.SystemCalls;

namespace TemplateWorker.Templates.Compilation;

/// <summary>How the compiler is confined: a native program that reads itself and one template, and writes what it made of it.</summary>
static class CompilerProfile
{
    // One compiled file with its map is far below this; it bounds what a compiler gone wild writes.
    const ulong MostFileBytes = 16 * 1024 * 1024;
    const ulong MostDescriptors = 1024;

    // Sandboxes have the first block of users.
    const int Block = 1;

    // ARCH_SET_FS, by which a program without the C library tells the kernel where a thread keeps its own.
    const ulong SetThreadStorage = 0x1002;

    // SIGURG, with which the threads of the compiler's runtime interrupt each other and which does nothing to others.
    const ulong Interruption = 23;

    // Number of the first process of a namespace.
    const ulong Itself = 1;

    static readonly string[] Writing = ["open", "openat", "mkdir", "mkdirat"];

    /// <summary>The profile.</summary>
    /// <param name="options">Its limits.</param>
    public static ConfinementProfile Of(TemplateCompilerOptions options) => new("Compilers")
    {
        UserBlock = Block,
        Limits =
        [
            ProcessLimit.CoreDump(0),
            ProcessLimit.Data((ulong)options.MemoryLimit),
            ProcessLimit.ProcessorTime((ulong)Math.Ceiling(options.TimeLimit.TotalSeconds * Environment.ProcessorCount)),
            ProcessLimit.FileSize(MostFileBytes),
            ProcessLimit.Descriptors(MostDescriptors),
        ],
        // Its runtime starts a few threads for each processor.
        MostThreads = 128 + (16 * (ulong)Environment.ProcessorCount),
        Calls = Calls,
    };

    // What may be opened and made where is for the jail and Landlock to decide.
    static IEnumerable<AllowedCall> Calls(ConfinementPlan plan) =>
    [
        .. AllowedCalls.Common,
        .. Writing.Select(name => new AllowedCall(name)),
        AllowedCall.With("arch_prctl", 0, SetThreadStorage),
        plan.OwnNamespaces ? AllowedCall.With("tgkill", 0, Itself) : AllowedCall.With("tgkill", 2, Interruption),
    ];
}
