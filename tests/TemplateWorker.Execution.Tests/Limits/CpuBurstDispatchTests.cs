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

    [Fact]
    public async Task A_dispatch_may_draw_on_the_burst_until_that_is_used_up()
    {
        await using var pool = await RealPool.StartAsync(
            TestPool.Quick with { CpuLimit = TimeSpan.FromMilliseconds(50), CpuBurst = TimeSpan.FromMilliseconds(400) }, Busy);

        (await pool.DispatchAsync(1, """{"ms":1}""")).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(1, """{"ms":200}""")).Kind.ShouldBe(DispatchOutcomeKind.Ok, "four times the limit, out of the burst");
        var ended = await pool.DispatchAsync(1, """{"ms":60000}""");
        ended.Kind.ShouldBe(DispatchOutcomeKind.CpuLimit);
        ended.Usage.CpuMicroseconds.ShouldBeLessThan(400_000u, "what was left of the burst, and no more");
        ended.Error.ShouldNotBeNull().Message.ShouldContain("(limits.cpu_ms, limits.cpu_burst_ms)");
        (await pool.DispatchAsync(1, """{"ms":200}""")).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit, "the burst is used up");
        (await pool.DispatchAsync(2, """{"ms":200}""")).Kind.ShouldBe(DispatchOutcomeKind.Ok, "of another tenant it is not");
    }
}
