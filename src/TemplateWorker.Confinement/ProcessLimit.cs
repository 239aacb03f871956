namespace TemplateWorker.Confinement;

/// <summary>The most that a process may have of something, set with no way back up; see setrlimit(2).</summary>
/// <param name="Resource">The kernel's number of it.</param>
/// <param name="Name">What <c>/proc/PID/limits</c> calls it.</param>
/// <param name="Most">The limit, in the resource's own unit.</param>
readonly record struct ProcessLimit(int Resource, string Name, ulong Most)
{
    /// <summary>Processor time.</summary>
    /// <param name="seconds">Seconds; the kernel ends the process then.</param>
    public static ProcessLimit ProcessorTime(ulong seconds) => new(0, "Max cpu time", seconds);

    /// <summary>Size of a file that it writes.</summary>
    /// <param name="bytes">Bytes.</param>
    public static ProcessLimit FileSize(ulong bytes) => new(1, "Max file size", bytes);

    /// <summary>Memory that is its own.</summary>
    /// <param name="bytes">Bytes.</param>
    public static ProcessLimit Data(ulong bytes) => new(2, "Max data size", bytes);

    /// <summary>What a crash leaves on disk.</summary>
    /// <param name="bytes">Bytes.</param>
    public static ProcessLimit CoreDump(ulong bytes) => new(4, "Max core file size", bytes);

    /// <summary>Threads of its user.</summary>
    /// <param name="count">How many.</param>
    public static ProcessLimit Threads(ulong count) => new(6, "Max processes", count);

    /// <summary>Open descriptors.</summary>
    /// <param name="count">How many.</param>
    public static ProcessLimit Descriptors(ulong count) => new(7, "Max open files", count);
}
