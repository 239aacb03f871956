using System.Diagnostics;
using TemplateWorker.Protocol;

namespace TemplateWorker.Sandbox.Tests;

public sealed class AbortTests
{
    [Theory]
    [InlineData("await new Promise(() => {});")]
    [InlineData("for (;;);")]
    [InlineData("for (;;) crypto.randomUUID();")]
    [InlineData("for (;;) new Intl.NumberFormat('de').format(1);")]
    [InlineData("for (;;) 'ä'.localeCompare('b', 'de');")]
    public void An_abort_ends_the_sandbox_whatever_it_does(string script)
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell($$"""
            const { on, kv, crypto } = require("templateworker");
            on("GO", async () => { await kv.get("a"); {{script}} });
            """);
        sandbox.Dispatch(1, "GO", new { }, cpuMilliseconds: 60_000);
        sandbox.Answer(sandbox.ExpectCall().CallId, "null");
        // Any moment will do; this one is most likely within the script.
        Thread.Sleep(50);
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -ABRT {sandbox.ProcessId}"]);
        sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.Aborted, sandbox.Errors);
    }
}
