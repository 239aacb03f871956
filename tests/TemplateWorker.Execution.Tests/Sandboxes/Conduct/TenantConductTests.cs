using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Sandboxes.Conduct;

public sealed class TenantConductTests
{
    static readonly ConductRules Rules = ConductRules.Of(new LimitSettings());
    static readonly Offence Loop = new(OffenceKind.CpuLimit, "loops", 3);

    readonly TenantConduct _conduct = new(Rules);
    DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Offences_that_are_far_apart_have_no_consequences()
    {
        for (var i = 0; i < 20; i++)
        {
            Offend().ShouldBeNull();
            Pass(Rules.Window / (Rules.Offences - 1));
        }

        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);
    }

    [Fact]
    public void As_many_as_the_rules_say_within_the_window_lead_to_the_penalty_sandbox()
    {
        OffendUntil(Standing.Penalty).ShouldBe(Rules.Offences);

        _conduct.StandingAt(_now).ShouldBe(Standing.Penalty);
    }

    [Fact]
    public void What_still_runs_elsewhere_when_a_tenant_is_sent_away_is_not_counted_again()
    {
        OffendUntil(Standing.Penalty);

        for (var i = 0; i < 100; i++)
            _conduct.Offend(Loop, isInPenalty: false, _now).ShouldBeNull();
        _conduct.StandingAt(_now).ShouldBe(Standing.Penalty);
    }

    [Fact]
    public void A_clean_spell_leads_back_and_each_offence_starts_it_over()
    {
        OffendUntil(Standing.Penalty);
        Pass(Rules.CleanSpell - TimeSpan.FromSeconds(1));
        Offend();
        Pass(Rules.CleanSpell - TimeSpan.FromSeconds(1));
        _conduct.StandingAt(_now).ShouldBe(Standing.Penalty);

        Pass(TimeSpan.FromSeconds(1));

        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);
    }

    [Fact]
    public void Going_on_there_leads_to_suspensions_that_grow()
    {
        OffendUntil(Standing.Penalty);
        var lengths = new List<double>();

        for (var i = 0; i < 8; i++)
        {
            OffendUntil(Standing.Suspended).ShouldBe(Rules.Offences);
            lengths.Add((_conduct.Suspension!.Until - _now).TotalMinutes);
            Pass(_conduct.Suspension.Until - _now - TimeSpan.FromTicks(1));
            _conduct.StandingAt(_now).ShouldBe(Standing.Suspended);
            Pass(TimeSpan.FromTicks(1));
            _conduct.StandingAt(_now).ShouldBe(Standing.Penalty, "it is on probation");
        }

        lengths.ShouldBe([1, 5, 30, 120, 720, 1440, 1440, 1440]);
    }

    [Fact]
    public void A_suspension_names_what_was_done_most_and_by_which_template()
    {
        OffendUntil(Standing.Penalty);
        _conduct.Offend(new Offence(OffenceKind.Flood, "talks", 1), isInPenalty: true, _now);
        OffendUntil(Standing.Suspended);

        _conduct.Suspension.ShouldBe(new TenantSuspension(1, _now, _now + TimeSpan.FromMinutes(1), "CpuLimit", "loops", 3));
    }

    [Fact]
    public void A_tenant_that_was_good_for_a_day_is_a_first_offender_again()
    {
        OffendUntil(Standing.Penalty);
        OffendUntil(Standing.Suspended);
        var until = _conduct.Suspension!.Until;

        Pass(until - _now + Rules.CleanSpell);
        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);
        _conduct.IsForgotten(_now).ShouldBeFalse();
        Pass(until - _now + ConductRules.Memory);
        _conduct.IsForgotten(_now).ShouldBeTrue();

        OffendUntil(Standing.Penalty);
        OffendUntil(Standing.Suspended);
        _conduct.Suspension.Level.ShouldBe(1);
    }

    [Fact]
    public void What_is_stored_holds_after_a_restart_and_goes_on_with_probation()
    {
        _conduct.Take(new TenantSuspension(2, _now, _now + TimeSpan.FromMinutes(5), "CpuLimit", null, null), _now);

        _conduct.StandingAt(_now).ShouldBe(Standing.Suspended);
        Pass(TimeSpan.FromMinutes(5));
        OffendUntil(Standing.Suspended);
        _conduct.Suspension!.Level.ShouldBe(3);
    }

    [Fact]
    public void A_suspension_ends_when_it_is_gone_from_where_it_was_stored()
    {
        OffendUntil(Standing.Penalty);
        OffendUntil(Standing.Suspended);
        _conduct.Stored();

        _conduct.Take(null, _now).ShouldBeTrue();

        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);
        _conduct.IsForgotten(_now).ShouldBeTrue();
    }

    [Fact]
    public void A_suspension_that_is_not_stored_yet_is_not_ended_by_its_absence_there()
    {
        OffendUntil(Standing.Penalty);
        OffendUntil(Standing.Suspended);

        _conduct.Take(null, _now).ShouldBeFalse();

        _conduct.StandingAt(_now).ShouldBe(Standing.Suspended);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", Standing.Ordinary)]
    [InlineData("9999-12-31T23:59:59Z", Standing.Suspended)]
    public void No_stored_time_is_too_odd(string until, Standing standing)
    {
        _conduct.Take(new TenantSuspension(int.MaxValue - 1, _now, DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture), "", null, null), _now);

        _conduct.StandingAt(_now).ShouldBe(standing);
    }

    [Fact]
    public void A_clock_that_is_set_back_makes_nothing_longer()
    {
        _conduct.Take(new TenantSuspension(2, _now, _now + TimeSpan.FromMinutes(5), "CpuLimit", null, null), _now);
        Pass(-TenantSuspension.ClockSkew);
        _conduct.StandingAt(_now).ShouldBe(Standing.Suspended, "clocks of hosts differ as much");
        Pass(TimeSpan.FromDays(-30));
        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);
        _conduct.IsForgotten(_now).ShouldBeTrue();

        OffendUntil(Standing.Penalty);
        Pass(TimeSpan.FromDays(-30));
        _conduct.StandingAt(_now).ShouldBe(Standing.Ordinary);

        for (var i = 1; i < Rules.Offences; i++)
            Offend().ShouldBeNull();
        Pass(TimeSpan.FromDays(-30));
        OffendUntil(Standing.Penalty).ShouldBe(Rules.Offences);
        OffendUntil(Standing.Suspended);
        _conduct.Suspension!.Level.ShouldBe(1);
    }

    void Pass(TimeSpan time) => _now += time;

    Standing? Offend() => _conduct.Offend(Loop, _conduct.StandingAt(_now) == Standing.Penalty, _now);

    int OffendUntil(Standing standing)
    {
        for (var i = 1; i <= 100; i++)
        {
            if (Offend() is { } next)
            {
                next.ShouldBe(standing);
                return i;
            }
        }
        throw new InvalidOperationException($"100 offences did not lead to {standing}.");
    }
}
