using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Limits;
using TemplateWorker.ScriptEngine;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// One tenant's VM with a realm for each of its templates: takes events and answers, gives host calls, lines and outcomes.
/// </summary>
sealed class TenantRealm : IDisposable
{
    // What the SDK returns from dispatch when everything is done and well.
    const double DoneWell = 0;

    // What the SDK returns from drop when the dispatch waited for something.
    const double Waited = 1;

    // Collecting a VM that has hardly worked takes more pages for the collector than it gives back (24 KiB, measured
    // with 300 VMs after one event each).
    const int EventsWorthCollecting = 32;

    // The engine does not count all that it keeps for a tenant as its heap: texts of symbols, compiled expressions, what Intl
    // makes, kept stacks. So a tenant may not let the process grow without bound either. Garbage and pages that the allocator
    // holds back are in that too, hence the room (up to 280 MiB with a limit of 32, measured with what makes only garbage).
    const int GrowthFactor = 8;
    const long GrowthRoom = 64L * 1024 * 1024;

    // A run that takes less holds up others no longer than their batch does, and one is likely to after so many.
    const long ShortRunNanoseconds = 1_000_000;
    const int RunsToTrust = 8;

    readonly SandboxLimits _limits;
    readonly Outbox _outbox;
    readonly ScriptWatch _watch;
    readonly IScriptRealm _realm;
    readonly TemplateRealm[] _templates;
    readonly EventSubscribers _subscribers = new();
    readonly bool _isCheck;
    readonly Dictionary<ulong, RunningDispatch> _pending = [];
    TemplateRealm? _called;
    int _eventsSinceCollection;
    int _shortRuns;
    long _growth;

    /// <summary>Makes the VM; <see cref="Load"/> runs the templates.</summary>
    /// <param name="message">Tenant and templates.</param>
    /// <param name="services">What the sandbox's tenants share.</param>
    internal TenantRealm(LoadTenantMessage message, TenantServices services)
    {
        Key = message.TenantKey;
        _isCheck = message.IsCheck;
        (_limits, _outbox, _watch) = (services.Limits, services.Outbox, services.Watch);
        _realm = services.Engine.CreateRealm(_limits.Tick, _watch);
        var tenantJson = JsonSerializer.Serialize(
            new TenantDescription(message.OwnerType, message.OwnerId), TenantDescriptionJson.Default.TenantDescription);
        // Realms cost a tenth of a VM. Templates that shared one could put their own functions in place of the built-ins
        // that another uses, and act with its capabilities.
        _templates = [.. message.Templates.Select((program, i) => new TemplateRealm(
            this, services, i, program, i == 0 ? _realm : _realm.CreateSibling(), tenantJson))];
    }

    /// <summary>The host's number of the tenant.</summary>
    internal uint Key { get; }

    /// <summary>What its templates have, one each.</summary>
    internal ClaimedNames Names { get; } = new();

    /// <summary>The template that was called last; null before the first call.</summary>
    internal string? CalledTemplate => Volatile.Read(ref _called)?.Program.Name;

    /// <summary>Whether its next run may be long, by those that were; then others should not have to wait for it.</summary>
    internal bool MayRunLong => _shortRuns < RunsToTrust;

    /// <summary>Whether enough events have run since the last collection for another to be worth it.</summary>
    internal bool IsWorthCollecting => _eventsSinceCollection >= EventsWorthCollecting;

    /// <summary>Heap after the last collection, in KiB; 0 before the first.</summary>
    internal uint HeapKiB { get; private set; }

    /// <summary>Whether the heap was above the tenant's bound after the last collection.</summary>
    internal bool IsOverMemoryLimit => HeapKiB > _limits.MemoryBytes / 1024;

    /// <summary>Takes note of a run of its scripts.</summary>
    /// <param name="nanoseconds">Processor time that it took.</param>
    internal void NoteRun(long nanoseconds) =>
        _shortRuns = nanoseconds >= ShortRunNanoseconds ? 0 : Math.Min(_shortRuns + 1, RunsToTrust);

    /// <summary>Takes note of how the process grew in a run of its scripts or a collection of its heap.</summary>
    /// <param name="bytes">Resident memory, which may have become less.</param>
    internal void NoteGrowth(long bytes) => _growth = Math.Max(0, _growth + bytes);

    /// <summary>Whether the process has grown by far more on its account than it may hold.</summary>
    /// <param name="more">By how much more than was noted, in bytes.</param>
    internal bool IsTooLarge(long more) => _growth + more > (GrowthFactor * _limits.MemoryBytes) + GrowthRoom;

    /// <summary>Runs the templates' top levels and reports what came of each.</summary>
    /// <param name="cpuLimitMicroseconds">Processor time that they may use in all.</param>
    /// <returns>Whether the VM can be used.</returns>
    internal bool Load(uint cpuLimitMicroseconds)
    {
        var load = new TenantLoad(this, _watch, _limits, _templates, _subscribers, _isCheck);
        var (kind, json) = load.Run(cpuLimitMicroseconds * 1000L);
        if (json.Length > FrameLimits.MaxTenantLoaded)
            (kind, json) = (OutcomeKind.Error, OutcomeErrors.TooLarge);
        _outbox.Add(new TenantLoadedMessage(Key, kind, (uint)(load.CpuNanoseconds / 1000), json));
        return kind == OutcomeKind.Ok;
    }

    /// <summary>Runs the handlers of an event.</summary>
    /// <param name="message">The event.</param>
    /// <returns>The dispatch when it goes on, null when it has ended.</returns>
    internal RunningDispatch? Dispatch(scoped DispatchMessage message)
    {
        var deadline = Stopwatch.GetTimestamp() + (message.DeadlineMilliseconds * Stopwatch.Frequency / 1000);
        var run = new RunningDispatch(message.DispatchId, this, message.CpuLimitMicroseconds * 1000L, deadline);
        _eventsSinceCollection++;
        run.PeakHeapKiB = HeapKiB;
        if (IsOverMemoryLimit || StaysTooLarge())
        {
            ReportEnd(run, OutcomeKind.MemoryLimit, OutcomeErrors.For(OutcomeKind.MemoryLimit, run, _limits.MemoryBytes));
            return null;
        }
        _pending.Add(run.Id, run);
        _watch.Enter(run);
        // The dispatch itself waits for its last template to be called.
        run.Unsettled = 1;
        if (_templates.Length == 1)
            Call(run, _templates[0], message);
        else
            CallSubscribers(run, message);
        AfterScript(run, _watch.Exit());
        if (!run.HasEnded)
            Settle(run, default);
        return run.HasEnded ? null : run;
    }

    void CallSubscribers(RunningDispatch run, scoped DispatchMessage message)
    {
        foreach (var index in _subscribers.Of(message.EventName))
        {
            if (!_watch.MayStartAnother() || !Call(run, _templates[index], message))
                return;
        }
    }

    /// <summary>Calls a template's handlers with a payload of its own.</summary>
    /// <returns>Whether the others may be called.</returns>
    bool Call(RunningDispatch run, TemplateRealm template, scoped DispatchMessage message)
    {
        run.Unsettled++;
        _called = template;
        var result = template.Realm.Call(
            template.Sdk.Dispatch, ScriptInput.Number(run.Id), ScriptInput.Text(Writable(message.EventName)),
            ScriptInput.Json(Writable(message.Payload)));
        if (result is { Kind: ScriptResultKind.Number, Number: DoneWell })
            run.Unsettled--;
        else if (result.Kind == ScriptResultKind.Threw)
            Fail(run, template, result.Error!);
        return result.Kind != ScriptResultKind.Terminated;
    }

    /// <summary>Gives a dispatch the answer to one of its host calls.</summary>
    /// <param name="call">Who waits for it.</param>
    /// <param name="message">The answer.</param>
    internal void Complete(PendingHostCall call, scoped HostCallResultMessage message)
    {
        var (run, template) = call;
        _called = template;
        _watch.Enter(run);
        var result = message.Json.IsEmpty
            ? template.Realm.Call(template.Sdk.Complete, ScriptInput.Number(message.CallId), ScriptInput.Number(message.Succeeded ? 1 : 0),
                ScriptInput.Json(Terminated("null"u8)))
            : template.Realm.Call(template.Sdk.Complete, ScriptInput.Number(message.CallId), ScriptInput.Number(message.Succeeded ? 1 : 0),
                ScriptInput.Json(Writable(message.Json)));
        if (result.Kind == ScriptResultKind.Threw)
            Fail(run, template, result.Error!);
        AfterScript(run, _watch.Exit());
    }

    /// <summary>A template has done its part of a dispatch.</summary>
    /// <param name="dispatchId">The dispatch.</param>
    /// <param name="error">The error it ended with; empty when well.</param>
    internal void Settle(ulong dispatchId, ReadOnlySpan<byte> error)
    {
        if (Find(dispatchId) is { } run)
            Settle(run, error);
    }

    /// <summary>Ends a dispatch that waits.</summary>
    /// <param name="run">The dispatch.</param>
    /// <param name="kind">Why.</param>
    internal void End(RunningDispatch run, OutcomeKind kind) => End(run, kind, wasRunning: false);

    void End(RunningDispatch run, OutcomeKind kind, bool wasRunning)
    {
        var template = Drop(run, wasRunning);
        ReportEnd(run, kind, OutcomeErrors.For(kind, run, _limits.MemoryBytes, template));
        // The host gives the tenant a new VM; what still waits in this one would only keep its memory.
        if (kind == OutcomeKind.MemoryLimit)
            EndAll(kind);
    }

    /// <summary>Finds a dispatch that has not ended.</summary>
    /// <param name="dispatchId">Its number.</param>
    internal RunningDispatch? Find(ulong dispatchId) => _pending.GetValueOrDefault(dispatchId);

    /// <summary>Collects the VM's garbage and measures what is left.</summary>
    internal void Collect()
    {
        var before = _watch.ResidentBytes;
        _eventsSinceCollection = 0;
        _realm.CollectGarbage();
        HeapKiB = (uint)(_realm.MeasureHeap() / 1024);
        NoteGrowth(_watch.ResidentBytes - before);
    }

    /// <summary>Gives the host a dispatch's outcome.</summary>
    /// <param name="run">The dispatch, or a load.</param>
    /// <param name="kind">How it ended.</param>
    /// <param name="error">Its error report; empty when well.</param>
    internal void ReportEnd(RunningDispatch run, OutcomeKind kind, ReadOnlySpan<byte> error)
    {
        if (run.HasEnded)
            return;
        run.HasEnded = true;
        _pending.Remove(run.Id);
        if (error.Length > FrameLimits.MaxOutcome / 2)
            error = OutcomeErrors.TooLarge;
        if (run.Id == 0)
            _outbox.Add(new TenantLoadedMessage(Key, kind, run.Usage.CpuMicroseconds, error));
        else
            _outbox.Add(new OutcomeMessage(run.Id, kind, run.Usage, error));
    }

    /// <summary>Ends the VM and every dispatch in it.</summary>
    public void Dispose()
    {
        EndAll(OutcomeKind.Cancelled);
        foreach (var template in _templates)
            template.Realm.Dispose();
        _realm.Dispose();
    }

    bool StaysTooLarge()
    {
        if (!IsTooLarge(more: 0))
            return false;
        Collect();
        return IsTooLarge(more: 0);
    }

    void AfterScript(RunningDispatch run, OutcomeKind? ended)
    {
        if (ended is { } kind)
            End(run, kind, wasRunning: true);
    }

    void Settle(RunningDispatch run, ReadOnlySpan<byte> error)
    {
        if (run.Error is null && !error.IsEmpty)
            run.Error = error.ToArray();
        if (--run.Unsettled == 0)
            ReportEnd(run, run.Error is null ? OutcomeKind.Ok : OutcomeKind.Error, run.Error);
    }

    // The SDK catches what templates throw; what comes through is its own stack running out, or tampered built-ins.
    void Fail(RunningDispatch run, TemplateRealm template, ScriptError error)
    {
        var message = error.Message.Length > 2000 ? error.Message[..2000] : error.Message;
        template.Realm.Call(template.Sdk.Drop, ScriptInput.Number(run.Id));
        Settle(run, new ScriptErrorReport(error.Name, message, "", template.Program.Name).ToUtf8Json());
    }

    // Built-ins that a template has tampered with may run in there, so it has the dispatch's limits like all else.
    // Gives the name of the template that the dispatch was at.
    string? Drop(RunningDispatch run, bool wasRunning)
    {
        _pending.Remove(run.Id);
        var used = run.CpuNanoseconds;
        run.CpuNanoseconds = 0;
        _watch.Enter(run);
        string? waiting = null;
        foreach (var template in _templates)
        {
            var result = template.Realm.Call(template.Sdk.Drop, ScriptInput.Number(run.Id));
            if (result is { Kind: ScriptResultKind.Number, Number: Waited })
                waiting ??= template.Program.Name;
        }
        _watch.Exit();
        run.CpuNanoseconds = used;
        return wasRunning ? _called?.Program.Name : waiting;
    }

    void EndAll(OutcomeKind kind)
    {
        foreach (var run in _pending.Values.ToArray())
            ReportEnd(run, kind, OutcomeErrors.For(kind, run, _limits.MemoryBytes));
    }

    internal static Span<byte> Terminated(string text) => Terminated(Encoding.UTF8.GetBytes(text));

    static Span<byte> Terminated(ReadOnlySpan<byte> bytes)
    {
        var copy = new byte[bytes.Length + 1];
        bytes.CopyTo(copy);
        return copy.AsSpan(0, bytes.Length);
    }

    // Fields of a frame lie in the inbox's own buffer, and a byte of that buffer follows each: see FrameReceiver.
    static Span<byte> Writable(ReadOnlySpan<byte> field) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(field), field.Length);
}
