using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// What comes back from a sandbox, as its session tells.
sealed partial class SandboxTraffic
{
    // Of the text of a template in a line of the host's log.
    const int LongestLoadError = 500;

    /// <summary>A load ended; see <see cref="IFrameHandler.TenantLoaded"/>.</summary>
    public void TenantLoaded(SandboxSession session, in TenantLoadedMessage message)
    {
        TenantVm? vm;
        ScriptErrorReport? error = null;
        IReadOnlyList<LoadedTemplate> loaded = [];
        lock (_gate)
        {
            vm = session.Vms.Find(message.TenantKey);
            if (vm is null)
                return;
            if (vm.State != VmState.Loading)
                throw new ProtocolException($"Tenant key {vm.Key} was loaded twice.");
            // Templates decide what they register, so what makes no sense there fails them, and not the sandbox that
            // others share. A probe's reader says more about it.
            error = message.Kind == OutcomeKind.Ok
                ? vm.Probe is null ? ReadLoad(message, vm.Templates.Count, out loaded) : null
                : SourcePlaces.Map(LoadErrorOf(message), vm.Templates);
            if (error is null)
            {
                vm.State = VmState.Ready;
            }
            else
            {
                vm.State = VmState.Failed;
                vm.LoadError = error;
                if (vm.Lane.Vm == vm)
                    FailLane(vm.Lane, error);
            }
            vm.Retired |= vm.Probe is not null || (error is not null && message.Kind == OutcomeKind.Ok);
            session.GiveUpIfDone(vm);
        }
        vm.Probe?.TrySetResult(new TenantLoadResult(message.Kind, error is null ? message.Json.ToArray() : [], error));
        if (vm.Probe is null)
        {
            if (error is null)
                TakeLoad(vm, message, loaded);
            else
                _parts.Logger.TenantLoadFailed(vm.Lane.Tenant, error.Name, PlainLine.Of(error.Message, LongestLoadError), error.Template, error.File, error.Line);
            CountLoad(vm, message.Kind, error, loaded);
        }
    }

    static ScriptErrorReport? ReadLoad(in TenantLoadedMessage message, int most, out IReadOnlyList<LoadedTemplate> loaded)
    {
        try
        {
            loaded = TemplateDescription.ReadAll(message.Json.ToArray());
            if (loaded.Count <= most)
                return null;
            throw new CommandException($"{loaded.Count} templates are described, and {most} were loaded.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or CommandException)
        {
            loaded = [];
            return new ScriptErrorReport("Error", $"What the templates register at their top level cannot be used: {e.Message}", "");
        }
    }

    void TakeLoad(TenantVm vm, in TenantLoadedMessage message, IReadOnlyList<LoadedTemplate> loaded)
    {
        var tenant = vm.Lane.Tenant;
        _parts.Logger.TenantLoaded(tenant, message.CpuMicroseconds);
        // Kept only where it decides something.
        if (!DeferralChoice.IsTheSameForAll(vm.Templates))
            vm.Loaded = loaded;
        foreach (var failed in loaded.Where(template => template.Error is not null))
        {
            var error = SourcePlaces.Map(Reports.WithLoadSetting(failed.Error!), vm.Templates) with { Template = failed.Template };
            _parts.Logger.TemplateLeftOut(tenant, failed.Template, error.Name, PlainLine.Of(error.Message, LongestLoadError), error.File, error.Line);
            _parts.Reporter.ReportLeftOut(tenant, error, SourcePlaces.VersionOf(error, vm.Templates));
        }
    }

    /// <summary>A dispatch ended; see <see cref="IFrameHandler.DispatchEnded"/>.</summary>
    public void DispatchEnded(SandboxSession session, in OutcomeMessage message)
    {
        EndedDispatch ended;
        var report = message.Kind == OutcomeKind.Ok ? null : ScriptErrorReport.Parse(message.Error);
        lock (_gate)
        {
            var dispatch = session.TakeEnded(message.DispatchId);
            var vm = dispatch.Vm;
            var lane = vm.Lane;
            // A failed load is the cause of what its dispatches met, so its report is theirs.
            ended = vm.LoadError is { } loadError
                ? End(dispatch, DispatchOutcomeKind.Error, message.Usage, loadError)
                : End(dispatch, (DispatchOutcomeKind)message.Kind, message.Usage, Complete(report, message.Kind, dispatch), OffenceOf(dispatch, message));
            if (message.Kind == OutcomeKind.CpuLimit)
                session.ConsumedAtCpuLimit = session.Connection.Sender.Consumed;
            // Whether a VM that ran out of memory is of further use is not known here; the next event gets a new one.
            if (message.Kind == OutcomeKind.MemoryLimit && lane.Vm == vm)
            {
                lane.Vm = null;
                vm.Retired = true;
            }
            session.GiveUpIfDone(vm);
        }
        Report(ended);
    }

    static ScriptErrorReport? Complete(ScriptErrorReport? report, OutcomeKind kind, InFlightDispatch dispatch) => report is null
        ? null
        : Reports.WithSetting(SourcePlaces.Map(report, dispatch.Vm.Templates), kind, DeadlineText.Of(dispatch.Event, dispatch.Deadline));

    /// <summary>A template asks for something; see <see cref="IFrameHandler.HostCalled"/>.</summary>
    public void HostCalled(SandboxSession session, in HostCallMessage message)
    {
        HostCall? call = null;
        lock (_gate)
        {
            if (!session.InFlight.TryGetValue(message.DispatchId, out var dispatch))
                throw new ProtocolException($"A host call names dispatch {message.DispatchId}, which the sandbox does not hold.");
            // The sandbox refuses what is above the bound, so what sends more is not our program any more.
            if (++dispatch.HostCalls > _options.MaxHostCallsPerDispatch)
                throw new ProtocolException($"Dispatch {message.DispatchId} made more host calls than the {_options.MaxHostCallsPerDispatch} that a dispatch may make.");
            var (vm, lane) = (dispatch.Vm, dispatch.Vm.Lane);
            // Scripts are near the number, so a wrong one must not cost the neighbours their process.
            if (message.TemplateIndex >= vm.Templates.Count)
                Answer(session.Connection, dispatch, new HostCallResultMessage(message.CallId, succeeded: false, _parts.UnknownTemplate));
            else if (lane.Budget.TryBeginCall(_options.MaxHostCallsPerTenant))
                call = new HostCall(this, session.Connection, message.CallId, dispatch, vm.Templates[message.TemplateIndex], _parts);
            else
                Answer(session.Connection, dispatch, new HostCallResultMessage(message.CallId, succeeded: false, _tooManyCalls));
        }
        if (call is null)
            return;
        try
        {
            _parts.Broker.Call(call, message.Method, message.Arguments);
        }
        catch (Exception e)
        {
            _parts.Logger.HostCallDefect(e, Encoding.UTF8.GetString(message.Method), call.Tenant, call.DispatchId);
            call.Fail(new HostCallError(HostCallError.HostCall, "The host failed to handle this call; its log says why."));
        }
    }

    /// <summary>A template logged a line; see <see cref="IFrameHandler.Logged"/>.</summary>
    public void Logged(SandboxSession session, in LogMessage message)
    {
        TenantVm? vm;
        lock (_gate)
        {
            vm = session.Vms.Find(message.TenantKey);
            if (vm is null || !MayLog(session, vm, message.DispatchId))
            {
                session.IgnoreLine(MostLinesOfRun);
                return;
            }
        }
        WriteLine(vm, message);
    }

    // One more says that lines were left out.
    long MostLinesOfRun => _options.MaxLogLinesPerDispatch + 1L;

    // A script may log while its ended dispatch is cleared away, and nobody reads that.
    bool MayLog(SandboxSession session, TenantVm vm, ulong dispatchId)
    {
        if (dispatchId == 0)
            return ++vm.TopLevelLines <= MostLinesOfRun * vm.Templates.Count;
        if (!session.InFlight.TryGetValue(dispatchId, out var dispatch))
            return false;
        if (dispatch.Vm != vm)
            throw new ProtocolException($"A line of tenant key {vm.Key} names dispatch {dispatchId}, which runs elsewhere.");
        if (++dispatch.LogLines > MostLinesOfRun)
            throw new ProtocolException($"Dispatch {dispatchId} logged more lines than the {_options.MaxLogLinesPerDispatch} that a dispatch may log.");
        return true;
    }

    void WriteLine(TenantVm vm, in LogMessage message)
    {
        var text = message.Text;
        if (text.IndexOf(".js:"u8) >= 0)
            text = Encoding.UTF8.GetBytes(SourcePlaces.Map(Encoding.UTF8.GetString(text), vm.Templates));
        var template = message.TemplateIndex < vm.Templates.Count ? vm.Templates[message.TemplateIndex]
            : vm.Templates.Count == 1 ? vm.Templates[0]
            : null;
        _parts.TemplateLog.Write(vm.Lane.Tenant, template, message.DispatchId, message.Level, text);
    }
}
