using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Execution.Tests.RealSandbox;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>Processor time that real scripts use in a real sandbox.</summary>
public sealed class CpuBurstDispatchTests
{
    const string Busy = """
        const end = Date.now() + payload.ms;
        while (Date.now() < end);
        """;

    // A running script is looked at every 10 ms of processor time; the rest is room for a machine that is so busy that
    // a look comes late. Without a limit it would be the minute that the script asks for.
    const double Early = 20_000;
    const double Late = 5_000_000;

    [Fact]
    public async Task A_dispatch_may_draw_on_the_burst_until_that_is_used_up()
    {
        await using var pool = await RealPool.StartAsync(
            TestPool.Quick with { CpuLimit = TimeSpan.FromMilliseconds(50), CpuBurst = TimeSpan.FromMilliseconds(400) }, Busy);

        (await pool.DispatchAsync(1, """{"ms":1}""")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        var heavy = await pool.DispatchAsync(1, """{"ms":200}""");
        heavy.Kind.ShouldBe(DispatchOutcomeKind.Ok, "up to four times the limit, out of the burst");
        var ended = await pool.DispatchAsync(1, """{"ms":60000}""");
        ended.Kind.ShouldBe(DispatchOutcomeKind.CpuLimit);
        var left = 400_000 - Math.Max(0, heavy.Usage.CpuMicroseconds - 50_000.0);
        ((double)ended.Usage.CpuMicroseconds).ShouldBeInRange(50_000 + left - Early, 50_000 + left + Late, "its own limit and what was left of the burst");
        ended.Error.ShouldNotBeNull().Message.ShouldContain("(limits.cpu_ms, limits.cpu_burst_ms)");
        (await pool.DispatchAsync(1, """{"ms":60000}""")).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit, "the burst is used up");
        (await pool.DispatchAsync(2, """{"ms":200}""")).Kind.ShouldBe(DispatchOutcomeKind.Ok, "of another tenant it is not");
    }
}
