using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class SandboxCrashTests
{
    [Fact]
    public async Task The_death_of_a_sandbox_ends_what_it_held_as_a_crash_and_it_is_replaced()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Processes = 2 }, sandbox =>
            sandbox.OnDispatch = (self, dispatch) =>
            {
                if (dispatch.Text != "hold")
                    self.EndDispatch(dispatch.Id);
            });
        var held = pool.DispatchAsync(2, "hold");
        var elsewhere = pool.DispatchAsync(1, "hold");
        await Eventually.HoldsAsync(() => pool.Launcher.Started.Sum(sandbox => sandbox.Dispatches.Count) == 2, "both events' arrival");
        var victim = pool.Launcher.Started.Single(sandbox => sandbox.Loads.Single().OwnerId == TestPool.Tenant(2).OwnerIdText);

        victim.Die();
        var crashed = await held;
        var after = await pool.DispatchAsync(2);

        crashed.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        crashed.Error!.Name.ShouldBe("SandboxCrash");
        after.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        elsewhere.IsCompleted.ShouldBeFalse();
        pool.Launcher.Started.Count.ShouldBe(3);
        pool.Templates.Loads.ShouldBe(2, "the templates of a crashed sandbox are still known");
        pool.Log.Lines.ShouldContain(line => line.Id == 3001 && line.Text.Contains("will be replaced"), pool.Log.ToString());
    }

    [Fact]
    public async Task Events_wait_while_a_sandbox_is_replaced_and_keep_their_order()
    {
        var time = new ManualTimeProvider();
        await using var pool = await TestPool.StartAsync(time: time);
        await pool.DispatchAsync(1);
        pool.Sandbox.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0] is { State: SandboxState.Ready, Restarts: 1 }, "the first replacement");
        pool.Sandbox.Die();
        await Eventually.HoldsAsync(() => pool.Pool.Sandboxes[0].State == SandboxState.BackingOff, "the back-off");

        var events = Enumerable.Range(0, 20).Select(i => pool.DispatchAsync(1, $"{i}")).ToArray();
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TestPool.Quick.RestartBackoff);
                return events[^1].IsCompleted;
            },
            "the back-off ends");
        var outcomes = await Task.WhenAll(events);

        outcomes.ShouldAllBe(outcome => outcome.Kind == DispatchOutcomeKind.Ok);
        pool.Sandbox.Dispatches.Select(dispatch => dispatch.Text).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(2);
    }

    [Fact]
    public async Task A_sandbox_that_cannot_be_replaced_is_tried_again_until_it_can()
    {
        await using var pool = await TestPool.StartAsync();
        pool.Launcher.Failure = new SandboxLaunchException("no such program");
        pool.Sandbox.Die();
        var waiting = pool.DispatchAsync(1);
        await Eventually.HoldsAsync(() => pool.Log.Lines.Count(line => line.Id == 3003) >= 2, "two failed launches");

        pool.Launcher.Failure = null;

        (await waiting).Kind.ShouldBeOneOf(DispatchOutcomeKind.Ok, DispatchOutcomeKind.Crash);
        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
    }

    [Fact]
    public async Task A_pool_whose_first_sandbox_does_not_start_says_why()
    {
        await using var pool = TestPool.Unstarted();
        pool.Launcher.Failure = new SandboxLaunchException("The sandbox program 'x' does not exist.");

        var error = await Should.ThrowAsync<SandboxLaunchException>(() => pool.Pool.StartAsync(CancellationToken.None));

        error.Message.ShouldBe("The sandbox program 'x' does not exist.");
    }

    [Fact]
    public async Task A_sandbox_of_another_version_is_refused()
    {
        await using var pool = TestPool.Unstarted(configure: sandbox =>
            sandbox.OnStart = self => self.Send(frames => new HelloMessage(ProtocolVersion.Current + 1, "other").WriteTo(frames)));

        var error = await Should.ThrowAsync<SandboxLaunchException>(() => pool.Pool.StartAsync(CancellationToken.None));

        error.Message.ShouldContain($"version {ProtocolVersion.Current + 1}");
    }

    [Fact]
    public async Task A_sandbox_that_never_says_hello_is_given_up()
    {
        await using var pool = TestPool.Unstarted(TestPool.Quick with { HelloLimit = TimeSpan.FromMilliseconds(100) }, sandbox => sandbox.OnStart = _ => Thread.Sleep(Timeout.Infinite));

        var error = await Should.ThrowAsync<SandboxLaunchException>(() => pool.Pool.StartAsync(CancellationToken.None));

        error.Message.ShouldContain("did not say hello");
    }

    [Fact]
    public async Task A_silent_sandbox_is_killed_and_replaced()
    {
        var silent = true;
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { LivenessLimit = TimeSpan.FromMilliseconds(200) }, sandbox =>
        {
            if (!silent)
                return;
            sandbox.AnswersPings = false;
            sandbox.OnDispatch = (_, _) => Thread.Sleep(Timeout.Infinite);
        });

        var held = await pool.DispatchAsync(1);
        silent = false;

        held.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        // It is looked at for both, and either can be seen first.
        held.Error!.Message.ShouldMatch("It gave no sign of life for|It took nothing of what waits for it for");
        await ServesAgainAsync(pool);
    }

    [Fact]
    public async Task A_sandbox_that_ignores_a_deadline_is_killed_and_replaced()
    {
        await using var pool = await TestPool.StartAsync(
            TestPool.Quick with { Deadline = TimeSpan.FromMilliseconds(50), DeadlineGrace = TimeSpan.FromMilliseconds(50) });
        pool.Sandbox.OnDispatch = (_, _) => { };

        var held = await pool.DispatchAsync(1);

        held.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        held.Error!.Message.ShouldContain("after its deadline");
        await ServesAgainAsync(pool);
    }

    // Where the limits are as short as they are here, a busy machine can make one of a healthy sandbox pass.
    static Task ServesAgainAsync(TestPool pool) =>
        Eventually.HoldsAsync(async () => (await pool.DispatchAsync(1)).Kind == DispatchOutcomeKind.Ok, "a sandbox serves again");
}
