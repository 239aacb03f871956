using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Sandboxes.Fairness;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// What tenants do to those that share their sandbox. All but Report need the lock, or take it.
sealed partial class SandboxTraffic
{
    // As long as offences are counted over by default.
    const int SuspicionSeconds = 60;

    /// <summary>Ends what waits of a tenant that is suspended; what runs ends by itself.</summary>
    /// <param name="tenant">The tenant.</param>
    public void EndWaiting(TenantId tenant)
    {
        var ended = new List<EndedDispatch>();
        lock (_gate)
        {
            // What came after the suspension was lifted again may run.
            if (_parts.Conduct?.StandingOf(tenant) == Standing.Suspended && _lanes.TryGetValue(tenant, out var lane))
                EndWaiting(lane, DispatchOutcomeKind.Suspended, Reports.Suspended, ended);
        }
        Report(ended);
    }

    void Report(in EndedDispatch ended)
    {
        ended.Calls?.DispatchEnded();
        var outcome = ended.Outcome;
        _parts.Reporter.Report(outcome, ended.Completion);
        if (outcome.Offence is { } offence)
            _parts.Conduct?.Count(outcome.Tenant, new Offence(offence, outcome.Error?.Template, outcome.TemplateVersion), _isPenalty);
    }

    OffenceKind? OffenceOf(InFlightDispatch dispatch, in OutcomeMessage message)
    {
        switch (message.Kind)
        {
            case OutcomeKind.CpuLimit:
                return OffenceKind.CpuLimit;
            // All that runs in a VM ends with it, and only one of them can have filled it.
            case OutcomeKind.MemoryLimit:
                return dispatch.Vm == dispatch.Vm.Lane.Vm ? OffenceKind.MemoryLimit : null;
            case OutcomeKind.Deadline when message.Usage.CpuMicroseconds >= _cpuLimit:
                return OffenceKind.Deadline;
            default:
                return message.Usage.HostCalls >= _options.MaxHostCallsPerDispatch || dispatch.LogLines > _options.MaxLogLinesPerDispatch
                    ? OffenceKind.Flood
                    : null;
        }
    }

    void CountLoad(TenantVm vm, OutcomeKind kind, ScriptErrorReport? error, IReadOnlyList<LoadedTemplate> loaded)
    {
        if (kind is OutcomeKind.CpuLimit or OutcomeKind.MemoryLimit)
            CountLoad(vm, error!);
        foreach (var failed in loaded)
        {
            if (failed.Error is { Name: "CpuLimitError" or "MemoryLimitError", Stack: "" } limit)
                CountLoad(vm, limit with { Template = failed.Template });
        }
    }

    void CountLoad(TenantVm vm, ScriptErrorReport error) => _parts.Conduct?.Count(
        vm.Lane.Tenant,
        new Offence(
            error.Name == "MemoryLimitError" ? OffenceKind.MemoryLimit : OffenceKind.CpuLimit, error.Template,
            SourcePlaces.VersionOf(error, vm.Templates)),
        _isPenalty);

    // The dispatch of the tenant that ran when the process ended; null when it may have been any of several tenants. Those are
    // then given to the sandbox one at a time for a while, so that it will be known if it happens again.
    InFlightDispatch? FindSuspect(SandboxSession session)
    {
        var consumed = session.Connection.Sender.Consumed;
        // What could not be interrupted was ended together with the process, and its outcome came before: it is known.
        if (consumed == session.ConsumedAtCpuLimit)
            return null;
        var suspectUntil = _parts.Time.GetTimestamp() + (SuspicionSeconds * _parts.Time.TimestampFrequency);
        InFlightDispatch? suspect = null;
        var isKnown = true;
        foreach (var dispatch in session.InFlight.Values)
        {
            if (dispatch.LastFrame <= consumed)
                continue;
            var lane = dispatch.Vm.Lane;
            (lane.SuspectUntil, lane.Cost) = (suspectUntil, Math.Max(lane.Cost, FairTurns.Window + 1));
            isKnown &= suspect is null || suspect.Vm.Lane == lane;
            suspect ??= dispatch;
        }
        return isKnown ? suspect : null;
    }
}
