using System.Diagnostics;

namespace TemplateWorker.EndToEnd.Tests.Processes;

/// <summary>Sends signals to processes that a test started.</summary>
static class Signal
{
    /// <summary>Sends one.</summary>
    /// <param name="name">INT, TERM, KILL, …</param>
    /// <param name="target">A process, or a process group with a minus before it.</param>
    public static async Task SendAsync(string name, string target)
    {
        using var kill = Process.Start("kill", ["-s", name, "--", target]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }
}
