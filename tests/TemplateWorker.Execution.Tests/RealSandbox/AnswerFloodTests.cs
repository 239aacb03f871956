using System.Text;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>A template that asks for much and computes instead of taking it.</summary>
public sealed class AnswerFloodTests
{
    const string Handler = """
        if (payload.waits) await kv.get("never");
        if (!payload.floods) return;
        for (let i = 0; i < 500; i++) kv.get("page").catch(() => {});
        for (;;);
        """;

    static readonly byte[] Page = Encoding.UTF8.GetBytes($"\"{new string('x', 1 << 20)}\"");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answers_that_nobody_takes_cost_the_neighbours_nothing(bool isNeighbourActive)
    {
        var options = TestPool.Quick with { CpuLimit = TimeSpan.FromSeconds(1), CpuBurst = TimeSpan.Zero };
        await using var pool = await RealPool.StartAsync(options, Handler);
        pool.Broker.Answer = call =>
        {
            if (call.Tenant == TestPool.Tenant(1))
                call.Succeed(Page);
        };
        if (isNeighbourActive)
        {
            _ = pool.DispatchAsync(2, """{"waits":true}""");
            await Eventually.HoldsAsync(() => pool.Broker.Calls.Count == 1, "the neighbour waits");
        }
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var flood = pool.DispatchAsync(1, """{"floods":true}""");
        await Eventually.HoldsAsync(() => pool.Broker.Calls.Count >= 400 || flood.IsCompleted, "the flood");
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var neighbour = await pool.DispatchAsync(2);

        (await flood).Kind.ShouldBe(DispatchOutcomeKind.CpuLimit, pool.Log.ToString());
        neighbour.Kind.ShouldBe(DispatchOutcomeKind.Ok, neighbour.Error?.Message);
        pool.Pool.Sandboxes[0].Restarts.ShouldBe(0);
        // What a tenant may have waiting, in buffers that double; other tests run beside this one.
        held.ShouldBeLessThan(128L * 1024 * 1024);
    }

    [Fact]
    public async Task A_call_says_that_its_answer_did_not_fit_and_those_after_it_fit_again()
    {
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { CpuLimit = TimeSpan.FromSeconds(5) }, """
            const calls = [];
            for (let i = 0; i < 20; i++) calls.push(kv.get("page").then(() => "", (error) => error.message));
            for (const end = Date.now() + 500; Date.now() < end;);
            const errors = (await Promise.all(calls)).filter((message) => message !== "");
            await kv.get("page");
            log.info(`${errors.length} ${errors[0]}`);
            """);
        pool.Broker.Answer = call => call.Succeed(Page);

        var outcome = await pool.DispatchAsync(1);

        outcome.Kind.ShouldBe(DispatchOutcomeKind.Ok, outcome.Error?.Message);
        pool.TemplateLog.Lines.ShouldHaveSingleItem().Text.ShouldStartWith(
            "5 The host has done this, but the answers that wait for this tenant's templates would come to more than 16 MiB with the answer to it");
    }
}
