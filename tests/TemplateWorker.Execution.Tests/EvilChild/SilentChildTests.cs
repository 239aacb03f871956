using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Tests.EvilChild;

/// <summary>A sandbox that stops reading, answering or finishing is noticed and ended, and costs no memory meanwhile.</summary>
public sealed class SilentChildTests
{
    // Long beside what a starved machine keeps a good process from answering.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("send half a frame and wait")]
    [InlineData("never read")]
    [InlineData("read a byte a second")]
    [InlineData("work off without end and without progress")]
    public async Task A_sandbox_without_progress_is_killed_and_replaced(string abuse)
    {
        await using var pool = await EvilPool.StartAsync(EvilPool.Options with { LivenessLimit = Patience, CpuBurst = TimeSpan.Zero });
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var evil = pool.ProcessOf(EvilPool.Attacker);
        var cellmate = pool.SendAsync(EvilPool.Cellmate, EvilPool.Hold);

        var attack = await pool.DispatchAsync(EvilPool.Attacker, abuse);

        attack.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        (await pool.EndOf(cellmate, "the cellmate")).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(EvilPool.Neighbour)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Log.Lines.ShouldContain(
            line => line.Id == 3001 && line.Text.Contains($"process {evil}") && (line.Text.Contains("no sign of life") || line.Text.Contains("took nothing")),
            pool.Log.ToString());
        pool.AssertWhole();
    }

    [Fact]
    public async Task Events_for_a_sandbox_that_never_reads_are_refused_before_they_fill_the_host()
    {
        const int events = 8000;
        var payload = new string('x', 128 * 1024);
        var most = 4 * 1024 * 1024;
        await using var pool = await EvilPool.StartAsync(EvilPool.Options with
        {
            LivenessLimit = Patience,
            CpuBurst = TimeSpan.Zero,
            MaxPendingBytes = most,
            QueuePerTenant = events,
        });
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var attack = pool.SendAsync(EvilPool.Attacker, "never read");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var flood = new List<Task<DispatchOutcome>>();
        for (var i = 0; i < events; i++)
            flood.Add(pool.SendAsync(EvilPool.Attacker, payload));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        flood.Count(dispatch => dispatch.IsCompleted).ShouldBeGreaterThan(events / 2);
        // A gigabyte was handed in; other tests run beside this one.
        grown.ShouldBeLessThan(256L * 1024 * 1024);
        (await pool.EndOf(attack, "never read")).Kind.ShouldBe(DispatchOutcomeKind.Crash);
        foreach (var dispatch in flood)
            (await pool.EndOf(dispatch, "the flood")).Kind.ShouldBeOneOf(DispatchOutcomeKind.Refused, DispatchOutcomeKind.Crash, DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.AssertWhole();
    }

    [Fact]
    public async Task A_sandbox_that_calls_and_takes_no_answers_is_killed_before_they_fill_the_host()
    {
        await using var pool = await EvilPool.StartAsync(EvilPool.Options with
        {
            MaxPendingBytes = 4 * 1024 * 1024,
            MaxHostCallsPerDispatch = int.MaxValue,
        });

        var attack = await pool.DispatchAsync(EvilPool.Attacker, "call and never take the answers");

        attack.Kind.ShouldBe(DispatchOutcomeKind.Crash);
        attack.Error!.Message.ShouldContain("does not take the answers");
        (await pool.DispatchAsync(EvilPool.Attacker)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(EvilPool.Neighbour)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.AssertWhole();
    }
}
