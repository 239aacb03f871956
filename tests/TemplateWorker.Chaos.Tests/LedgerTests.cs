using TemplateWorker.Chaos.Records;
using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Chaos.Tests;

/// <summary>That a run would see what it looks for.</summary>
public sealed class LedgerTests
{
    const ulong Guild = 1000;

    readonly EventLedger _ledger = new(events: 2);
    ulong _lastDispatch;

    public LedgerTests() => _ledger.KnowGuilds([Guild, Guild + 1]);

    [Fact]
    public void Events_that_ran_once_and_ended_well_are_counted_so()
    {
        Pass(0);
        Pass(1);

        Count().Unaffected.ShouldBe((2, 0, 0));
        Count().Outcomes.ShouldBe((2, 0, 0));
    }

    [Fact]
    public void An_event_that_never_came_is_lost()
    {
        Pass(0);

        Count().Unaffected.ShouldBe((1, 1, 0));
        Count().Delivered.ShouldBe((1, 1, 0));
    }

    [Fact]
    public void An_event_that_came_and_was_not_run_is_lost()
    {
        Pass(0);
        _ledger.Deliver(1);
        _ledger.Dispatch(GuildOf(1), 1);
        _ledger.End(7, GuildOf(1), DispatchOutcomeKind.Ok);

        Count().Unaffected.ShouldBe((1, 1, 0));
    }

    [Fact]
    public void An_event_that_came_twice_ran_twice()
    {
        Pass(0);
        Pass(1);
        Pass(1);

        Count().RanTwice.ShouldBe(1);
        Count().Delivered.Twice.ShouldBe(1);
    }

    [Fact]
    public void An_event_that_crashed_ran_twice_when_it_ran_again()
    {
        Pass(0);
        Pass(1, DispatchOutcomeKind.Crash);
        _ledger.Run(1, _lastDispatch);

        Count().AffectedByKill.ShouldBe((1, 1));
        Count().RanTwice.ShouldBe(1);
    }

    [Fact]
    public void An_event_is_affected_by_the_database_only_when_its_write_was_refused()
    {
        Pass(0, DispatchOutcomeKind.Error);
        Pass(1, DispatchOutcomeKind.Error);
        _ledger.EndWrite(1, WriteEnd.DatabaseAway);

        Count().AffectedByDatabase.ShouldBe((1, 1));
        Count().Unaffected.ShouldBe((0, 0, 1));
    }

    [Fact]
    public void A_dispatch_without_and_one_with_two_outcomes_are_counted()
    {
        _ledger.Dispatch(GuildOf(0), 0);
        Pass(1);
        _ledger.End(_lastDispatch, GuildOf(1), DispatchOutcomeKind.Ok);

        Count().Outcomes.ShouldBe((0, 1, 1));
    }

    [Fact]
    public void An_answer_that_nobody_saw_and_one_that_came_twice_are_counted()
    {
        Pass(0);
        _ledger.Answer(0);
        Pass(1);
        _ledger.Answer(1);
        _ledger.SeeAnswer(1);
        _ledger.SeeAnswer(1);

        Count().Answers.ShouldBe((2, 1, 1));
    }

    [Fact]
    public void An_outcome_of_another_dispatch_than_the_event_ran_in_is_told()
    {
        Pass(0);
        _ledger.Run(0, dispatchId: 99);
        Count();

        _ledger.Surprises.Count.ShouldBe(1);
    }

    void Pass(int number, DispatchOutcomeKind kind = DispatchOutcomeKind.Ok)
    {
        _ledger.Deliver(number);
        _ledger.Dispatch(GuildOf(number), number);
        // Not every number is one of ours: the pool tries its spares with dispatches, too.
        _lastDispatch += 3;
        _ledger.Run(number, _lastDispatch);
        _ledger.End(_lastDispatch, GuildOf(number), kind);
    }

    static ulong GuildOf(int number) => Guild + (ulong)number;

    LedgerCount Count() => _ledger.Count(tenantOf: static number => number);
}
