using static TemplateWorker.Sandbox.SelfTest.NativeAttempt;

namespace TemplateWorker.Sandbox.SelfTest;

/// <summary>
/// What the layers of the launcher must refuse by themselves, tried before the filter of system calls stands in front of
/// them; and what they leave to be seen.
/// </summary>
static class OuterWalls
{
    const nint CreateAndWrite = 0x40 | 1;
    const nint ReadAndWrite = 2;

    // A port of the unassigned range; nothing listens, and the refusal comes before anybody is asked.
    const ushort SomePort = 49;

    static readonly string[] NoFiles = ["/etc/passwd", "/etc/shadow", "/etc/hostname", "/root", "/home", "/tmp", "/var", "/boot"];

    const string NoCapability = "CapPrm:\t0000000000000000";

    /// <summary>All of them.</summary>
    /// <param name="host">Process of the host.</param>
    /// <param name="secrets">Files of the host that must not be readable.</param>
    internal static IEnumerable<Attempt> All(int host, IEnumerable<string> secrets) =>
    [
        .. NoFiles.Concat(secrets).Select(path => new Attempt("landlock", $"read {path}", () => Open(path, ReadOnly))),
        new("landlock", "read the memory of the host", () => Open($"/proc/{host}/mem", ReadOnly)),
        new("landlock", "read the environment of the host", () => Open($"/proc/{host}/environ", ReadOnly)),
        new("landlock", "create a file in /tmp", () => Open("/tmp/templateworker-self-test", CreateAndWrite)),
        new("landlock", "create a file beside the program", () => Open(Path.Combine(AppContext.BaseDirectory, "self-test"), CreateAndWrite)),
        new("landlock", "create a file in /dev/shm", () => Open("/dev/shm/templateworker-self-test", CreateAndWrite)),
        new("landlock", "make a folder in /tmp", () => OnPath("mkdir", "/tmp/templateworker-self-test", 0)),
        new("landlock", "listen for TCP", () => OnSocket("bind", SomePort)),
        new("landlock", "connect by TCP", () => OnSocket("connect", SomePort)),
        new("landlock", "signal the host", () => Error("kill", host, 0)),
        new("user", "become root", () => Error("setuid", 0)),
        new("user", "have a capability", () => File.ReadLines("/proc/self/status").Contains(NoCapability) ? EPERM : 0),
        new("namespaces", "see a network", () => SeesNetwork() ? 0 : EACCES),
        new("jail", "see other processes", () => Directory.GetDirectories("/proc").Count(IsProcess) == 1 ? EACCES : 0),
    ];

    /// <summary>What the compiler must leave as it is, in the folder where it starts.</summary>
    internal static IEnumerable<Attempt> OwnSources =>
    [
        new("landlock", "create a file beside its sources", () => Open("self-test", CreateAndWrite)),
        new("landlock", "write to its settings", () => Open("tsconfig.json", ReadAndWrite)),
    ];

    /// <summary>What the process itself has put out of its own reach, and of its neighbours', unless it is root.</summary>
    internal static IEnumerable<Attempt> OwnMemory =>
    [
        new("user", "read its own environment", () => Open("/proc/self/environ", ReadOnly)),
        new("user", "read its own memory as a file", () => Open("/proc/self/mem", ReadOnly)),
    ];

    // Two lines of headings, then one for each interface; the loopback of a fresh namespace leads nowhere.
    static bool SeesNetwork() =>
        File.ReadLines("/proc/self/net/dev").Skip(2).Any(line => !line.TrimStart().StartsWith("lo:", StringComparison.Ordinal));

    static bool IsProcess(string folder) => char.IsAsciiDigit(Path.GetFileName(folder)[0]);
}
