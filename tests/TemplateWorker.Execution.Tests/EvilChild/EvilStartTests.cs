using System.Diagnostics;
using TemplateWorker.Confinement;
using TemplateWorker.EvilSandbox;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.EvilChild;

/// <summary>A sandbox that is evil from its first frame on never becomes part of the pool.</summary>
public sealed class EvilStartTests
{
    [Theory]
    [InlineData(StartAbuse.SaysNothing, "did not say hello")]
    [InlineData(StartAbuse.SpeaksAnotherVersion, "of the protocol")]
    [InlineData(StartAbuse.EndsDispatchFirst, "came before Hello")]
    [InlineData(StartAbuse.GreetsWithoutText, "not UTF-8")]
    [InlineData(StartAbuse.ExitsAtOnce, "closed its channel")]
    public async Task A_pool_does_not_start_with_a_sandbox_that(StartAbuse abuse, string reason)
    {
        var error = await Should.ThrowAsync<SandboxLaunchException>(async () =>
        {
            await using var pool = await EvilPool.StartAsync(With(abuse) with { HelloLimit = TimeSpan.FromSeconds(10) });
        });

        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_pool_does_not_start_with_a_sandbox_that_has_not_confined_itself()
    {
        var error = await Should.ThrowAsync<SandboxLaunchException>(async () =>
        {
            await using var pool = await EvilPool.StartAsync(EvilPool.Options with { RequiredLayers = [ConfinementLayer.Seccomp] });
        });

        error.Message.ShouldContain("seccomp");
    }

    [Fact]
    public async Task A_sandbox_that_always_exits_is_started_less_and_less_often()
    {
        var options = With(StartAbuse.ExitsAtFirstPing) with
        {
            Processes = 1,
            RestartBackoff = TimeSpan.FromMilliseconds(100),
            RestartBackoffMax = TimeSpan.FromMilliseconds(800),
        };
        var started = Stopwatch.GetTimestamp();
        await using var pool = await EvilPool.StartAsync(options);
        var waiting = pool.SendAsync(EvilPool.Neighbour);

        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].Restarts >= 6, "six processes have exited");

        // The first is replaced at once; waits of 100, 200, 400 and 800 ms lie between the others, however fast the machine is.
        Stopwatch.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(1500));
        pool.Log.Lines.Count(line => line.Id == 3001).ShouldBeGreaterThanOrEqualTo(4);
        await pool.Pool.DisposeAsync();
        (await pool.EndOf(waiting, "the event")).Kind.ShouldBeOneOf(DispatchOutcomeKind.Crash, DispatchOutcomeKind.Cancelled);
        pool.AssertWhole();
    }

    // Nothing but the host's first frame reaches a sandbox that early, and this is a number in it.
    static SandboxPoolOptions With(StartAbuse abuse) => EvilPool.Options with { TickMilliseconds = (int)abuse };
}
