using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Outcomes;

public sealed class FailureLogTests : IDisposable
{
    static readonly EventName Event = EventName.Of("MESSAGE_CREATE");

    readonly ManualTimeProvider _time = new();
    readonly RecordingLoggerFactory _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void Failures_that_are_alike_are_told_once_and_then_as_a_number()
    {
        var failures = new FailureLog(_log, _time);

        for (var i = 0; i < 50; i++)
            failures.OnOutcome(Failure(1, "no\nsuch thing", line: 3));
        failures.OnOutcome(Failure(1, "other", line: 4));
        failures.OnOutcome(Failure(2, "no such thing", line: 3));

        _log.Lines.Count.ShouldBe(3);
        _log.Lines.First().Text.ShouldContain("Error: no such thing test/main.js:3; 0 more");
        _time.Advance(TimeSpan.FromMinutes(2));
        failures.OnOutcome(Failure(1, "no such thing", line: 3));
        _log.Lines.Last().Text.ShouldContain("49 more like it");
    }

    [Fact]
    public void What_a_template_wrote_looks_like_no_line_of_the_hosts()
    {
        const string Forged = "\r\u001b[2K12:00:00 crit: \u202e\u2028forged\n";
        var report = new ScriptErrorReport($"Error{Forged}", $"no{Forged}", "", $"test{Forged}", $"main.js{Forged}");

        new FailureLog(_log, _time).OnOutcome(
            new DispatchOutcome(1, TestPool.Tenant(1), Event, DispatchOutcomeKind.Error, default, ScriptErrorReport.Parse(report.ToUtf8Json())));

        _log.Lines.ShouldHaveSingleItem().Text.ShouldBe(PlainLine.Of(_log.Lines.Single().Text, longest: 1000));
    }

    [Fact]
    public void A_sandbox_does_not_fill_the_log_with_names()
    {
        var name = new string('x', 60_000);

        new FailureLog(_log, _time).OnOutcome(new DispatchOutcome(
            1, TestPool.Tenant(1), Event, DispatchOutcomeKind.Error, default, ScriptErrorReport.Parse(new ScriptErrorReport(name, "no", "", name, name).ToUtf8Json())));

        _log.Lines.ShouldHaveSingleItem().Text.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void What_ends_well_is_not_told() =>
        _log.Lines.ShouldBeEmpty(Told(new DispatchOutcome(1, TestPool.Tenant(1), Event, DispatchOutcomeKind.Ok, default, null)));

    [Fact]
    public void Statistics_count_ways_to_end_and_what_was_used()
    {
        var statistics = new DispatchStatistics();
        statistics.OnOutcome(new DispatchOutcome(1, TestPool.Tenant(1), Event, DispatchOutcomeKind.Ok, new DispatchUsage(1500, 0, 900, 2), null));
        statistics.OnOutcome(new DispatchOutcome(2, TestPool.Tenant(1), Event, DispatchOutcomeKind.Refused, default, null));
        statistics.OnOutcome(new DispatchOutcome(3, TestPool.Tenant(2), Event, DispatchOutcomeKind.Ok, new DispatchUsage(500, 0, 100, 0), null));

        statistics.Total.Dispatches.ShouldBe(3);
        statistics.Total.Cpu.ShouldBe(TimeSpan.FromMilliseconds(2));
        var first = statistics.Of(TestPool.Tenant(1)).ShouldNotBeNull();
        (first.Count(DispatchOutcomeKind.Ok), first.Count(DispatchOutcomeKind.Refused), first.HostCalls, first.PeakHeapKiB).ShouldBe((1, 1, 2, 900));
        statistics.Of(TestPool.Tenant(3)).ShouldBeNull();
    }

    string Told(DispatchOutcome outcome)
    {
        new FailureLog(_log, _time).OnOutcome(outcome);
        return _log.ToString();
    }

    static DispatchOutcome Failure(ulong tenant, string message, int line) =>
        new(1, TestPool.Tenant(tenant), Event, DispatchOutcomeKind.Error, default, new ScriptErrorReport("Error", message, "", "test", "main.js", line));
}
