using System.Diagnostics;

namespace TemplateWorker.Confinement;

/// <summary>
/// Namespaces for a host that is not root. They come with a namespace of users, which a process of several threads
/// cannot enter, so the program <c>unshare</c> of util-linux enters them before it becomes the process.
/// </summary>
static class UserNamespaces
{
    static readonly string[] Folders = ["/usr/bin", "/bin"];

    // Without a map of users the process is nobody in its namespace, and nobody's capabilities are none.
    static readonly string[] Namespaces = ["--user", "--net", "--ipc", "--uts", "--cgroup"];

    static readonly Lazy<string?> Trial = new(FindProblem);

    /// <summary>Why they cannot be had here, as a sentence; null when they can. Tried once.</summary>
    public static string? Problem => Trial.Value;

    /// <summary>The program.</summary>
    public static string? Program { get; } = Folders.Select(folder => Path.Combine(folder, "unshare")).FirstOrDefault(File.Exists);

    /// <summary>The command that runs another in namespaces of its own.</summary>
    /// <param name="command">The other one.</param>
    public static IReadOnlyList<string> Wrap(IReadOnlyList<string> command) => [Program!, .. Namespaces, "--", .. command];

    static string? FindProblem()
    {
        if (Program is null)
            return "The program unshare is not installed (package util-linux).";
        var start = new ProcessStartInfo(Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Wrap([Program, "--version"]).Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        using var trial = Process.Start(start)!;
        var said = trial.StandardError.ReadToEnd().Trim();
        trial.WaitForExit();
        return trial.ExitCode == 0 ? null : $"The system does not let the host make namespaces of users ({said}).";
    }
}
