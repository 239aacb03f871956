using System.Diagnostics;
using TemplateWorker.Protocol;

namespace TemplateWorker.Sandbox.Tests;

public sealed class AbortTests
{
    [Fact]
    public void An_abort_of_native_code_leaves_a_reason_and_an_exit_code()
    {
        using var sandbox = SandboxProcess.Greeted();
        // Nothing native aborts while managed code runs, which a signal from outside would interrupt as well.
        SpinWait.SpinUntil(() => IsWaiting(sandbox.ProcessId), TimeSpan.FromSeconds(90)).ShouldBeTrue();
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -ABRT {sandbox.ProcessId}"]);
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.Aborted, sandbox.Errors);
        sandbox.Errors.ShouldContain("Native code aborted the sandbox");
    }

    static bool IsWaiting(int process) => File.ReadLines($"/proc/{process}/task/{process}/status").Contains("State:\tS (sleeping)");
}
