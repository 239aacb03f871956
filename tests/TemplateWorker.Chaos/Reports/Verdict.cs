using System.Globalization;
using TemplateWorker.Chaos.Faults;
using TemplateWorker.Chaos.Records;

namespace TemplateWorker.Chaos.Reports;

/// <summary>Judges a run.</summary>
static class Verdict
{
    // Below that a run did not carry what it was asked to.
    const double LeastOfRate = 0.98;
    const int Shown = 3;

    /// <summary>Makes the report.</summary>
    public static ChaosReport Of(RunFacts run) => new()
    {
        Options = run.Options,
        Machine = MachineFacts.Of(run.Engine),
        Checks =
        [
            Writes(run), Outcomes(run), Events(run), MemoryCheck.Of(run.Memory), Leftovers(run), Answers(run), Gateway(run), Rate(run),
        ],
        Figures = FiguresOf(run),
        Faults = run.Faults,
        Memory = run.Memory,
        Surprises = run.Surprises.First,
    };

    static Check Writes(RunFacts run)
    {
        var acknowledged = run.Count.Writes.GetValueOrDefault(nameof(WriteEnd.Acknowledged));
        return new Check(
            "every acknowledged write is there", run.MissingWrites.Count == 0 && acknowledged > 0,
            Text($"{acknowledged} acknowledged, {run.MissingWrites.Count} missing{First(run.MissingWrites)}"));
    }

    static Check Outcomes(RunFacts run)
    {
        var (one, none, more) = run.Count.Outcomes;
        return new Check(
            "every dispatch has exactly one outcome", none == 0 && more == 0 && one > 0,
            Text($"{one} with one, {none} with none, {more} with more"));
    }

    static Check Events(RunFacts run)
    {
        var (well, lost, badly) = run.Count.Unaffected;
        return new Check(
            "no event that no fault met is lost or run twice",
            lost == 0 && badly == 0 && run.Count.RanTwice == 0 && run.Count.Delivered.Twice == 0 && run.Surprises.Count == 0 && well > 0,
            Text($"{well} ran once and ended well, {lost} lost, {badly} ended otherwise, {run.Count.RanTwice} of all ran twice, {run.Surprises.Count} things unexplained"));
    }

    static Check Leftovers(RunFacts run) => new(
        "nothing is left running", run.Leftovers.Count == 0,
        run.Leftovers.Count == 0 ? "no process" : string.Join("; ", run.Leftovers.Take(Shown)));

    static Check Answers(RunFacts run)
    {
        var (acknowledged, unseen, twice) = run.Count.Answers;
        return new Check(
            "every acknowledged answer was seen once", unseen == 0 && twice == 0 && acknowledged > 0,
            Text($"{acknowledged} acknowledged, {unseen} not seen, {twice} seen more than once"));
    }

    static Check Gateway(RunFacts run)
    {
        var cuts = run.Faults.Count(fault => fault.Kind.StartsWith("Gateway", StringComparison.Ordinal));
        return new Check("every cut of the gateway was resumed", run.Resumed == cuts, Text($"{cuts} cuts, {run.Resumed} resumed"));
    }

    static Check Rate(RunFacts run)
    {
        var carried = CarriedBy(run);
        return new Check(
            "the rate was carried", carried >= run.Options.Rate * LeastOfRate && run.Settling is not null,
            Text($"{carried:0} of {run.Options.Rate} events a second; the last ended {run.Settling?.TotalSeconds ?? double.NaN:0.0} s after it was sent"));
    }

    static Dictionary<string, double> FiguresOf(RunFacts run)
    {
        var count = run.Count;
        var kills = run.Faults.Where(fault => fault.Kind == nameof(FaultKind.SandboxKilled)).ToList();
        var figures = new Dictionary<string, double>
        {
            ["events"] = run.Options.Events,
            ["events_per_s"] = Math.Round(CarriedBy(run)),
            ["source_waited_s"] = Math.Round(run.Waited.TotalSeconds, 2),
            ["host_and_playground_cpu_us_per_event"] = MicrosecondsPerEvent(run, run.Processor.Host),
            ["sandboxes_cpu_us_per_event"] = MicrosecondsPerEvent(run, run.Processor.Sandboxes),
            ["postgres_and_others_on_the_machine_cpu_us_per_event"] = MicrosecondsPerEvent(run, run.Processor.Others),
            ["dispatches"] = count.Outcomes.One + count.Outcomes.None + count.Outcomes.More,
            ["sandboxes_killed"] = kills.Count,
            ["sandbox_ready_again_ms_median"] = kills.Count == 0 ? 0 : kills.Select(kill => kill.RecoveredMs).Order().ElementAt(kills.Count / 2),
            ["sandbox_ready_again_ms_most"] = kills.Count == 0 ? 0 : kills.Max(kill => kill.RecoveredMs),
            ["affected_by_kill_events"] = count.AffectedByKill.Events,
            ["affected_by_kill_tenants"] = count.AffectedByKill.Tenants,
            ["affected_by_database_events"] = count.AffectedByDatabase.Events,
            ["affected_by_database_tenants"] = count.AffectedByDatabase.Tenants,
            ["affected_tenants"] = count.TenantsAffected,
        };
        foreach (var (kind, number) in count.Kinds)
            figures[$"outcomes_{kind.ToLowerInvariant()}"] = number;
        foreach (var (end, number) in count.Writes)
            figures[$"writes_{end.ToLowerInvariant()}"] = number;
        return figures;
    }

    static double MicrosecondsPerEvent(RunFacts run, TimeSpan processor) => Math.Round(processor.TotalMicroseconds / run.Options.Events, 1);

    static double CarriedBy(RunFacts run) => (double)run.Options.Seconds * run.Options.Rate / run.Sending.TotalSeconds;

    static string First(IReadOnlyList<int> numbers) => numbers.Count == 0 ? "" : $" (events {string.Join(", ", numbers.Take(Shown))} …)";

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
