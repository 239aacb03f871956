using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.Outcomes;

public sealed class ErrorReportsTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public void A_group_is_told_once_and_then_with_the_number_of_those_left_out()
    {
        var groups = new FailureGroups(TimeSpan.FromMinutes(10), _time);
        var group = ErrorGroup.Of(Failure("a", 3));

        groups.IsDue(group, out _).ShouldBeTrue();
        for (var i = 0; i < 9; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            groups.IsDue(group, out _).ShouldBeFalse();
        }
        groups.IsDue(ErrorGroup.Of(Failure("a", 4)), out _).ShouldBeTrue("another place is another group");
        _time.Advance(TimeSpan.FromMinutes(1));
        groups.IsDue(group, out var untold).ShouldBeTrue();
        untold.ShouldBe(new Untold(Alike: 9, Others: 0));
    }

    [Fact]
    public void A_tenant_with_ever_new_failures_is_told_twenty_and_keeps_no_other_from_being_told()
    {
        var groups = new FailureGroups(TimeSpan.FromMinutes(10), _time);

        Enumerable.Range(0, 1000).Count(line => groups.IsDue(ErrorGroup.Of(Failure("a", line)), out _)).ShouldBe(20);
        groups.IsDue(ErrorGroup.Of(Failure("a", 1) with { Tenant = TestPool.Tenant(2) }), out _).ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(10));
        Enumerable.Range(2000, 1000).Count(line => groups.IsDue(ErrorGroup.Of(Failure("a", line)), out _)).ShouldBe(20);
    }

    [Fact]
    public void Failures_of_groups_that_are_not_told_are_counted_and_told_with_the_next_that_is()
    {
        var groups = new FailureGroups(TimeSpan.FromMinutes(10), _time);
        for (var line = 0; line < 100; line++)
            groups.IsDue(ErrorGroup.Of(Failure("a", line % 25)), out _);

        groups.IsDue(ErrorGroup.Of(Failure("a", 1) with { Tenant = TestPool.Tenant(2) }), out var ofAnother);
        _time.Advance(TimeSpan.FromMinutes(10));
        groups.IsDue(ErrorGroup.Of(Failure("a", 3)), out var first).ShouldBeTrue();
        groups.IsDue(ErrorGroup.Of(Failure("a", 24)), out var new24).ShouldBeTrue();
        groups.IsDue(ErrorGroup.Of(Failure("a", 4)), out var next).ShouldBeTrue();

        ofAnother.ShouldBe(default);
        first.ShouldBe(new Untold(Alike: 3, Others: 5 * 4));
        new24.Others.ShouldBe(3, "those of the group that it took the place of");
        (next.Alike + next.Others).ShouldBe(3);
    }

    [Fact]
    public void What_the_host_remembers_of_failures_is_bounded_and_the_bound_costs_nobody_the_count()
    {
        var groups = new FailureGroups(TimeSpan.FromMinutes(10), _time);
        for (var tenant = 1ul; tenant <= 2500; tenant++)
        {
            for (var line = 0; line < 20; line++)
                groups.IsDue(ErrorGroup.Of(Failure("a", line) with { Tenant = TestPool.Tenant(tenant) }), out _).ShouldBeTrue();
        }
        var late = ErrorGroup.Of(Failure("a", 1) with { Tenant = TestPool.Tenant(3000) });

        groups.IsDue(late, out _).ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(10));
        groups.IsDue(late, out var untold).ShouldBeTrue();

        untold.ShouldBe(new Untold(Alike: 0, Others: 1));
    }

    [Fact]
    public void A_reference_names_the_group_and_not_the_occurrence()
    {
        ErrorGroup.Of(Failure("a", 3)).Reference.ShouldBe(ErrorGroup.Of(Failure("other text", 3)).Reference);
        ErrorGroup.Of(Failure("a", 3)).Reference.ShouldNotBe(ErrorGroup.Of(Failure("a", 4)).Reference);
        ErrorGroup.Of(Failure("a", 3)).Reference.ShouldNotBe(ErrorGroup.Of(Failure("a", 3) with { TemplateVersion = 8 }).Reference);
        ErrorGroup.Of(Failure("a", 3)).Reference.Length.ShouldBe(8);
    }

    [Fact]
    public void The_longest_report_fits_a_message_and_cannot_leave_its_block()
    {
        var outcome = Failure(new string('`', 5000), 3) with
        {
            Error = new ScriptErrorReport("Error", new string('`', 5000), new string('`', 5000), new string('t', 64), "main.ts", 3, 1),
        };

        var text = ErrorReportText.Of(outcome, ErrorGroup.Of(outcome), new Untold(123456, 654321), TimeSpan.FromMinutes(10));

        text.Length.ShouldBeLessThanOrEqualTo(2000);
        text.Split("```").Length.ShouldBe(3);
        text.ShouldContain("123456 more times");
        text.ShouldContain("654321 failures of other kinds");
        text.ShouldContain("10 min apart");
    }

    static DispatchOutcome Failure(string message, int line) => new(
        1, TestPool.Tenant(1), EventName.Of("MESSAGE_CREATE"), DispatchOutcomeKind.Error, default,
        new ScriptErrorReport("Error", message, "", "test", "main.ts", line, 1))
    { TemplateVersion = 7 };
}
