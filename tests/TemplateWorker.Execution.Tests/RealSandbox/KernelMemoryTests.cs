using TemplateWorker.Confinement.ControlGroups;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>The kernel bounds a sandbox's memory where the tests run in a control group that was delegated to them.</summary>
public sealed class KernelMemoryTests
{
    [Fact]
    public async Task A_sandbox_that_holds_far_more_than_it_may_is_ended_by_the_kernel()
    {
        Assert.SkipWhen(MemoryGroups.OfThisProcess is null, MemoryGroups.Problem ?? "");
        // The host itself looks so seldom that it cannot be first.
        var options = TestPool.Quick with
        {
            ProcessMemoryMib = 128,
            MemoryLimitKiB = 4096 * 1024,
            MemoryInterval = TimeSpan.FromHours(1),
            CpuLimit = TimeSpan.FromSeconds(10),
        };
        await using var pool = await RealPool.StartAsync(options, "const kept = []; for (;;) kept.push(new Uint8Array(1 << 20).fill(1));");

        var outcome = await pool.DispatchAsync(1);

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Crash, pool.Log.ToString());
        await Eventually.HoldsAsync(
            () => pool.Log.Lines.Any(line => line.Text.Contains("was ended by the kernel at 1.5 times sandbox.process_memory_mib")),
            "the kernel ended it");
    }
}
