using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// The steps of an event within its tenant's lane; all but FetchAsync and Report need the lock.
sealed partial class SandboxTraffic
{
    TenantLane LaneOf(TenantId tenant)
    {
        if (!_lanes.TryGetValue(tenant, out var lane))
            _lanes.Add(tenant, lane = new TenantLane(tenant, new TenantBudget()));
        return lane;
    }

    ScriptErrorReport? Refusal(TenantLane lane, SandboxConnection? connection, int payload, out DispatchOutcomeKind kind)
    {
        kind = DispatchOutcomeKind.Refused;
        var refusal = Refusal(lane, connection, payload);
        if (refusal is not null)
            return refusal;
        kind = DispatchOutcomeKind.Error;
        return LoadErrorOf(lane);
    }

    ScriptErrorReport? Refusal(TenantLane lane, SandboxConnection? connection, int payload)
    {
        if (_stopping)
            return Reports.Stopping;
        if (payload > LargestEvent)
            return Reports.EventTooLarge;
        if (lane.Held >= _options.QueuePerTenant)
            return _tenantQueueFull;
        if (_held >= _options.QueuePerSandbox)
            return _sandboxQueueFull;
        return _waitingBytes + (connection?.Sender.PendingBytes ?? 0) > _options.MaxPendingBytes ? Reports.ChannelFull : null;
    }

    ScriptErrorReport? LoadErrorOf(TenantLane lane)
    {
        if (lane.LoadError is not null && _parts.Time.GetElapsedTime(lane.LoadErrorAt) >= _options.LoadRetry)
            lane.LoadError = null;
        return lane.LoadError;
    }

    void Hold(TenantLane lane)
    {
        if (lane.Held++ == 0)
            _turns.CountTenant(isActive: true);
        _held++;
        _lastEvent = lane.LastUsed = _parts.Time.GetTimestamp();
        _collectDue = true;
    }

    void LetGo(TenantLane lane)
    {
        if (--lane.Held == 0)
            _turns.CountTenant(isActive: false);
        lane.LastUsed = _parts.Time.GetTimestamp();
        if (--_held == 0)
            _drained?.TrySetResult();
    }

    // Null when the event is on its way; else why its tenant's templates cannot be sent, and nothing is held for it.
    ScriptErrorReport? Send(
        TenantLane lane, SandboxSession session, ulong id, EventName eventName, ReadOnlySpan<byte> payload,
        TimeSpan deadline, IDispatchObserver? completion)
    {
        var sender = session.Connection.Sender;
        try
        {
            lane.Vm ??= session.Vms.Load(sender, lane, lane.Templates!);
        }
        catch (ProtocolException e)
        {
            FailLane(lane, new ScriptErrorReport("TemplatesTooLarge", $"The templates together are too large. {e.Message}", ""));
            LetGo(lane);
            return lane.LoadError;
        }
        var vm = lane.Vm;
        var burst = lane.Budget.Burst.Borrow(_burst, _parts.Clock.Microseconds);
        var frame = sender.Append(new DispatchMessage(
            id, vm.Key, (uint)(_cpuLimit + burst), (uint)deadline.TotalMilliseconds, eventName.Utf8, payload));
        vm.InFlight++;
        lane.LastFrame = frame;
        _turns.Sent(lane, frame);
        session.InFlight.Add(id, new InFlightDispatch(id, vm, eventName, deadline, burst, _parts.Time.GetTimestamp(), completion, frame));
        return null;
    }

    void EndWaiting(TenantLane lane, DispatchOutcomeKind kind, ScriptErrorReport error, List<EndedDispatch> ended)
    {
        while (lane.Waiting.TryDequeue(out var waiting))
        {
            _waitingBytes -= waiting.Length;
            LetGo(lane);
            waiting.Recycle();
            ended.Add(EndOf(lane, waiting, kind, error));
        }
    }

    void FailLane(TenantLane lane, ScriptErrorReport error)
    {
        lane.Vm = null;
        lane.LoadError = error;
        lane.LoadErrorAt = _parts.Time.GetTimestamp();
    }

    EndedDispatch End(
        InFlightDispatch dispatch, DispatchOutcomeKind kind, DispatchUsage usage, ScriptErrorReport? error, OffenceKind? offence = null)
    {
        // Where the sandbox could not say which template ran, there may be only one that can have.
        if (offence is not null && error is { Template: null } && dispatch.Vm.Templates is [var only])
            error = error with { Template = only.Program.Name };
        dispatch.Vm.InFlight--;
        // What a dispatch used whose end the sandbox does not tell is not known, so it keeps what it borrowed.
        if (usage != default && dispatch.Burst > 0)
            dispatch.Vm.Lane.Budget.Burst.GiveBack(_burst, Math.Clamp(_cpuLimit + dispatch.Burst - usage.CpuMicroseconds, 0, dispatch.Burst));
        LetGo(dispatch.Vm.Lane);
        if (usage != default)
            LearnCost(dispatch.Vm.Lane, kind, usage);
        var outcome = new DispatchOutcome(dispatch.Id, dispatch.Vm.Lane.Tenant, dispatch.Event, kind, usage, error)
        {
            TemplateVersion = SourcePlaces.VersionOf(error, dispatch.Vm.Templates),
            Offence = offence,
        };
        return new EndedDispatch(outcome, dispatch.Completion, dispatch.Calls);
    }

    static EndedDispatch EndOf(TenantLane lane, in WaitingDispatch waiting, DispatchOutcomeKind kind, ScriptErrorReport error) =>
        new(OutcomeOf(lane, waiting.Id, waiting.Event, kind, default, error), waiting.Completion, Calls: null);

    static DispatchOutcome OutcomeOf(
        TenantLane lane, ulong id, EventName eventName, DispatchOutcomeKind kind, DispatchUsage usage, ScriptErrorReport? error) =>
        new(id, lane.Tenant, eventName, kind, usage, error) { TemplateVersion = SourcePlaces.VersionOf(error, lane.Templates ?? []) };

    // The sandbox counts a deadline from the moment it takes the event, which the host learns at its next look.
    InFlightDispatch? Overdue(SandboxSession session, long consumed, long now)
    {
        foreach (var dispatch in session.InFlight.Values)
        {
            if (dispatch.TakenAt == 0)
                dispatch.TakenAt = dispatch.Frame <= consumed ? now : 0;
            else if (_parts.Time.GetElapsedTime(dispatch.TakenAt, now) > dispatch.Deadline + _options.DeadlineGrace)
                return dispatch;
        }
        return null;
    }

    async Task FetchAsync(TenantLane lane)
    {
        while (true)
        {
            IReadOnlyList<TenantTemplate>? templates = null;
            Exception? failure = null;
            try
            {
                templates = await _parts.Source.LoadAsync(lane.Tenant, _stopToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                failure = e;
                _parts.Logger.TemplatesUnavailable(e, lane.Tenant);
            }
            if (TakeTemplates(lane, templates, failure))
                return;
        }
    }

    // False when they changed meanwhile and must be read again.
    bool TakeTemplates(TenantLane lane, IReadOnlyList<TenantTemplate>? templates, Exception? failure)
    {
        List<EndedDispatch>? ended = null;
        SandboxConnection? connection;
        lock (_gate)
        {
            connection = _session?.Connection;
            if (lane.FetchAgain && !_stopping)
            {
                lane.FetchAgain = false;
                return false;
            }
            lane.Fetching = false;
            if (templates is not null)
            {
                lane.LoadError = null;
                // After a gap in the news everything is read anew, and most of it is what it was.
                if (lane.Vm is { } old && !AreSame(templates, lane.Templates))
                {
                    lane.Vm = null;
                    if (_session is { } session)
                        session.Vms.Retire(session.Connection.Sender, old);
                }
                lane.Templates = templates;
            }
            // With older templates at hand they go on; without any, the events that wait have nothing to run.
            if (lane.Templates is null)
                EndWaiting(lane, DispatchOutcomeKind.Error, Reports.TemplatesUnavailable(failure!), ended = []);
            else
                Release(lane, ref ended);
        }
        if (ended is not null)
            Report(ended);
        connection?.Sender.FlushWhenDue();
        return true;
    }

    // A version's content never changes.
    static bool AreSame(IReadOnlyList<TenantTemplate> templates, IReadOnlyList<TenantTemplate>? others) =>
        others is not null && templates.Select(IdentityOf).SequenceEqual(others.Select(IdentityOf));

    static (string Name, uint Version, string Settings) IdentityOf(TenantTemplate template) =>
        (template.Program.Name, template.Program.Version, template.Program.Settings);

    void Report(List<EndedDispatch> all)
    {
        foreach (var ended in all)
            Report(ended);
    }

    static ScriptErrorReport LoadErrorOf(in TenantLoadedMessage message)
    {
        if (!message.Json.IsEmpty)
            return Reports.WithLoadSetting(ScriptErrorReport.Parse(message.Json));
        return new ScriptErrorReport(message.Kind.ToString(), "The templates' top level was ended at a limit.", "");
    }
}
