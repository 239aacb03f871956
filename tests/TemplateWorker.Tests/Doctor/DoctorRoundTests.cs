using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Doctor;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Doctor;

public sealed class DoctorRoundTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    readonly ManualTimeProvider _time = new();
    readonly List<string> _told = [];

    [Fact]
    public async Task Checks_are_told_of_in_their_order_whichever_ends_first()
    {
        var slow = new TaskCompletionSource<IReadOnlyList<Finding>>();
        var quickEnded = new TaskCompletionSource();
        var running = RunAsync(new Scripted("slow", _ => slow.Task), new Scripted("quick", _ =>
        {
            quickEnded.SetResult();
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Ok("one")]);
        }));
        await quickEnded.Task;
        _told.ShouldBeEmpty();

        slow.SetResult([Finding.Warning("two", "odd", "even it")]);

        (await running).Select(finding => finding.Subject).ShouldBe(["two", "one"]);
        _told.ShouldBe(["slow", "quick"]);
    }

    [Fact]
    public async Task A_check_that_hangs_is_given_up_and_costs_the_others_nothing()
    {
        var running = RunAsync(new Scripted("hangs", stop => WaitAsync(stop)), new Scripted("works", _ => Task.FromResult<IReadOnlyList<Finding>>([Finding.Ok("fine")])));
        await Eventually.HoldsAsync(() => _time.WaitingTimers == 1, "the one that works has ended");

        while (!running.IsCompleted)
        {
            _time.Advance(Limit);
            await Task.Yield();
        }

        var findings = await running;
        findings[0].Kind.ShouldBe(FindingKind.Failed);
        findings[0].Detail.ShouldBe("It could not be looked at within 20 s.");
        findings[1].Kind.ShouldBe(FindingKind.Ok);
    }

    [Fact]
    public async Task What_keeps_a_check_from_looking_is_its_finding()
    {
        var findings = await RunAsync(
            new Scripted("database", _ => throw new VerbFailedException("PostgreSQL at db:5432 cannot be reached.")), new Scripted("disk", _ => throw new IOException("gone")));

        findings.Select(finding => (finding.Subject, finding.Kind, finding.Detail)).ShouldBe(
            [("database", FindingKind.Failed, "PostgreSQL at db:5432 cannot be reached."), ("disk", FindingKind.Failed, "It could not be looked at: gone")]);
    }

    Task<IReadOnlyList<Finding>> RunAsync(params IDoctorCheck[] checks) =>
        new DoctorRound(checks, Limit, _time).RunAsync(new HostSettings(), (check, _) => _told.Add(check), TestContext.Current.CancellationToken);

    static async Task<IReadOnlyList<Finding>> WaitAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return [];
    }

    sealed class Scripted(string name, Func<CancellationToken, Task<IReadOnlyList<Finding>>> look) : IDoctorCheck
    {
        public string Name => name;

        public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) => look(stop);
    }
}
