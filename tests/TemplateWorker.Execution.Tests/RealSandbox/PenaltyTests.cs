using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>The whole way of a tenant that offends, with real children.</summary>
public sealed class PenaltyTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Loops_without_end_lead_to_the_penalty_sandbox_to_suspension_and_back()
    {
        var conduct = new ConductBook(new LimitSettings { Offences = 2 }, new RecordingLoggerFactory(), _time);
        var options = TestPool.Quick with { CpuLimit = TimeSpan.FromMilliseconds(20), CpuBurst = TimeSpan.Zero };
        await using var pool = await RealPool.StartAsync(options, conduct: conduct);
        pool.SetTemplate(1, "if (payload.loop) while (true);");
        await pool.DispatchAsync(2);
        var ordinary = pool.Pool.Sandboxes[0].ProcessId;

        for (var i = 0; i < 4; i++)
        {
            var outcome = await pool.DispatchAsync(1, """{"loop":true}""");
            (outcome.Kind, outcome.Offence, outcome.Error!.Template).ShouldBe((DispatchOutcomeKind.CpuLimit, OffenceKind.CpuLimit, "test"));
            (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        }
        var suspended = await pool.DispatchAsync(1);
        conduct.Take(new TenantState(TestPool.Tenant(1), [], false, "{}"u8.ToArray()));
        var unstored = await pool.DispatchAsync(1);
        conduct.Stored(TestPool.Tenant(1));
        conduct.Take(new TenantState(TestPool.Tenant(1), [], false, "{}"u8.ToArray()));
        var back = await pool.DispatchAsync(1);

        suspended.Kind.ShouldBe(DispatchOutcomeKind.Suspended);
        unstored.Kind.ShouldBe(DispatchOutcomeKind.Suspended, "what is not stored yet cannot be lifted there");
        back.Kind.ShouldBe(DispatchOutcomeKind.Ok);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Ok);
        pool.Pool.Sandboxes.Select(sandbox => (sandbox.Index, sandbox.Restarts)).ShouldBe([(0, 0), (1, 0)]);
        pool.Pool.Sandboxes[0].ProcessId.ShouldBe(ordinary);
        NicenessOf(pool.Pool.Sandboxes[1].ProcessId).ShouldBe(NicenessOf(ordinary) + 10);
    }

    [Fact]
    public async Task A_process_that_is_full_of_one_tenant_is_its_offence_alone()
    {
        var conduct = new ConductBook(new LimitSettings { Offences = 1 }, new RecordingLoggerFactory(), _time);
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { MemoryLimitKiB = 8 * 1024 }, conduct: conduct);
        pool.SetTemplate(1, """
            const kept = [];
            while (true) kept.push(new Array(1000).fill(kept.length));
            """);
        await pool.DispatchAsync(2);

        var outcome = await pool.DispatchAsync(1);

        (outcome.Kind, outcome.Offence, outcome.Error!.Template).ShouldBe((DispatchOutcomeKind.MemoryLimit, OffenceKind.MemoryLimit, "test"));
        // Who waits for the outcome hears of it before it is counted.
        await Eventually.HoldsAsync(() => conduct.StandingOf(TestPool.Tenant(1)) == Standing.Penalty, "the offence is counted");
        conduct.StandingOf(TestPool.Tenant(2)).ShouldBe(Standing.Ordinary);
    }

    [Fact]
    public async Task What_is_only_slow_or_wrong_is_no_offence()
    {
        var conduct = new ConductBook(new LimitSettings { Offences = 1 }, new RecordingLoggerFactory(), _time);
        await using var pool = await RealPool.StartAsync(TestPool.Quick with { Deadline = TimeSpan.FromMilliseconds(50) }, conduct: conduct);
        pool.SetTemplate(1, "await new Promise(() => {});");
        pool.SetTemplate(2, "throw new Error('no');");

        (await pool.DispatchAsync(1)).Kind.ShouldBe(DispatchOutcomeKind.Deadline);
        (await pool.DispatchAsync(2)).Kind.ShouldBe(DispatchOutcomeKind.Error);

        conduct.StandingOf(TestPool.Tenant(1)).ShouldBe(Standing.Ordinary);
        conduct.StandingOf(TestPool.Tenant(2)).ShouldBe(Standing.Ordinary);
    }

    // Fields of stat after the name in brackets; the 19th of all is the niceness.
    static int NicenessOf(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[16]);
}
