using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.HostLink;
using TemplateWorker.Sandbox.Limits;
using TemplateWorker.ScriptEngine;
using TemplateWorker.ScriptEngine.Sdk;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>One tenant's VM with its templates: takes events and answers, gives host calls, lines and outcomes.</summary>
sealed class TenantRealm : IDisposable
{
    // What the SDK returns from dispatch when everything is done and well.
    const double DoneWell = 0;
    const double TooManyCalls = -1;
    const double CallTooLarge = -2;

    // Collecting a VM that has hardly worked takes more pages for the collector than it gives back (24 KiB, measured
    // with 300 VMs after one event each).
    const int EventsWorthCollecting = 32;

    // Room in a host-call frame for what is not its arguments.
    const int HostCallRoom = 1024;

    readonly uint _key;
    readonly SandboxLimits _limits;
    readonly Outbox _outbox;
    readonly ScriptWatch _watch;
    readonly HostCallTable _calls;
    readonly IReadOnlyList<TemplateProgram> _templates;
    readonly Dictionary<ulong, RunningDispatch> _pending = [];
    readonly IScriptRealm _realm;
    readonly SdkRuntime _sdk;
    int _eventsSinceCollection;

    /// <summary>Makes the VM; <see cref="Load"/> runs the templates.</summary>
    /// <param name="message">Tenant and templates.</param>
    /// <param name="services">What the sandbox's tenants share.</param>
    internal TenantRealm(LoadTenantMessage message, TenantServices services)
    {
        _key = message.TenantKey;
        _templates = message.Templates;
        (_limits, _outbox, _watch, _calls) = (services.Limits, services.Outbox, services.Watch, services.Calls);
        _realm = services.Engine.CreateRealm(_limits.Tick, _watch);
        _sdk = SdkRuntime.Start(_realm, Offer, JsonSerializer.Serialize(
            new TenantDescription(message.OwnerType, message.OwnerId), TenantDescriptionJson.Default.TenantDescription));
    }

    /// <summary>Whether enough events have run since the last collection for another to be worth it.</summary>
    internal bool IsWorthCollecting => _eventsSinceCollection >= EventsWorthCollecting;

    /// <summary>Heap after the last collection, in KiB; 0 before the first.</summary>
    internal uint HeapKiB { get; private set; }

    /// <summary>Whether the heap was above the tenant's bound after the last collection.</summary>
    internal bool IsOverMemoryLimit => HeapKiB > _limits.MemoryBytes / 1024;

    /// <summary>Runs the templates' top levels and reports what came of each.</summary>
    /// <param name="cpuLimitMicroseconds">Processor time that they may use in all.</param>
    /// <returns>Whether the VM can be used.</returns>
    internal bool Load(uint cpuLimitMicroseconds)
    {
        var load = new TenantLoad(this, _realm, _sdk, _watch, _limits, _templates);
        var (kind, json) = load.Run(cpuLimitMicroseconds * 1000L);
        if (json.Length > FrameLimits.MaxTenantLoaded)
            (kind, json) = (OutcomeKind.Error, OutcomeErrors.TooLarge);
        _outbox.Add(new TenantLoadedMessage(_key, kind, (uint)(load.CpuNanoseconds / 1000), json));
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
        if (IsOverMemoryLimit)
        {
            ReportEnd(run, OutcomeKind.MemoryLimit, OutcomeErrors.For(OutcomeKind.MemoryLimit, run, _limits.MemoryBytes));
            return null;
        }
        _pending.Add(run.Id, run);
        _watch.Enter(run);
        var result = _realm.Call(
            _sdk.Dispatch, ScriptInput.Number(run.Id), ScriptInput.Text(Writable(message.EventName)),
            ScriptInput.Json(Writable(message.Payload)));
        AfterScript(run, _watch.Exit(), result, endsHere: result is { Kind: ScriptResultKind.Number, Number: DoneWell });
        return run.HasEnded ? null : run;
    }

    /// <summary>Gives a dispatch the answer to one of its host calls.</summary>
    /// <param name="run">The dispatch.</param>
    /// <param name="message">The answer.</param>
    internal void Complete(RunningDispatch run, scoped HostCallResultMessage message)
    {
        _watch.Enter(run);
        var result = message.Json.IsEmpty
            ? _realm.Call(_sdk.Complete, ScriptInput.Number(message.CallId), ScriptInput.Number(message.Succeeded ? 1 : 0),
                ScriptInput.Json(Terminated("null"u8)))
            : _realm.Call(_sdk.Complete, ScriptInput.Number(message.CallId), ScriptInput.Number(message.Succeeded ? 1 : 0),
                ScriptInput.Json(Writable(message.Json)));
        AfterScript(run, _watch.Exit(), result, endsHere: false);
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
        _eventsSinceCollection = 0;
        _realm.CollectGarbage();
        HeapKiB = (uint)(_realm.MeasureHeap() / 1024);
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
            _outbox.Add(new TenantLoadedMessage(_key, kind, run.Usage.CpuMicroseconds, error));
        else
            _outbox.Add(new OutcomeMessage(run.Id, kind, run.Usage, error));
    }

    /// <summary>Ends the VM and every dispatch in it.</summary>
    public void Dispose()
    {
        EndAll(OutcomeKind.Cancelled);
        _realm.Dispose();
    }

    void AfterScript(RunningDispatch run, OutcomeKind? ended, in ScriptResult result, bool endsHere)
    {
        if (ended is { } kind)
            End(run, kind, wasRunning: true);
        else if (endsHere)
            ReportEnd(run, OutcomeKind.Ok, default);
        else if (result.Kind == ScriptResultKind.Threw)
            End(run, result.Error!);
    }

    // The SDK catches what templates throw; what comes through is its own stack running out, or tampered built-ins.
    void End(RunningDispatch run, ScriptError error)
    {
        var message = error.Message.Length > 2000 ? error.Message[..2000] : error.Message;
        var template = Drop(run, wasRunning: true);
        ReportEnd(run, OutcomeKind.Error, new ScriptErrorReport(error.Name, message, "", template).ToUtf8Json());
    }

    // Built-ins that a template has tampered with may run in there, so it has the dispatch's limits like all else.
    // Gives the name of the template that the dispatch was at.
    string? Drop(RunningDispatch run, bool wasRunning)
    {
        _pending.Remove(run.Id);
        var used = run.CpuNanoseconds;
        run.CpuNanoseconds = 0;
        _watch.Enter(run);
        var result = _realm.Call(_sdk.Drop, ScriptInput.Number(run.Id), ScriptInput.Number(wasRunning ? 1 : 0));
        _watch.Exit();
        run.CpuNanoseconds = used;
        return result is { Kind: ScriptResultKind.Number, Number: >= 0 } && result.Number < _templates.Count
            ? _templates[(int)result.Number].Name
            : null;
    }

    void EndAll(OutcomeKind kind)
    {
        foreach (var run in _pending.Values.ToArray())
            ReportEnd(run, kind, OutcomeErrors.For(kind, run, _limits.MemoryBytes));
    }

    HostFunction Offer(string name) => name switch
    {
        "compile" => Compile,
        "call" => CallHost,
        "print" => Print,
        "settle" => Settle,
        "random" => call => call.Return(BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)))),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The SDK asks for what the sandbox does not offer."),
    };

    void Compile(HostFunctionCall call)
    {
        var template = (int)call.Number(0);
        var path = call.Text(1);
        if (template < 0 || template >= _templates.Count || !_templates[template].Files.TryGetValue(path, out var source))
            return;
        if (path.EndsWith(".json", StringComparison.Ordinal))
            source = JsonModule.SourceOf(source);
        var url = $"{_templates[template].Name}/{path}";
        var function = _realm.Compile(new ScriptSource(source, url, SdkSource.ModuleParameters), out _);
        // A file may declare a fetch of its own. When that was not it, this attempt's error is the file's.
        function ??= _realm.Compile(new ScriptSource(source, url, SdkSource.ModuleParametersWithoutFetch), out _);
        if (function is null)
            call.ThrowCompileError();
        else
            call.Return(function);
    }

    void CallHost(HostFunctionCall call)
    {
        var run = Find((ulong)call.Number(0));
        if (run is null || run.HostCalls >= _limits.MaxHostCalls)
        {
            call.Return(TooManyCalls);
            return;
        }
        var method = call.Utf8(2);
        var arguments = call.Utf8(3);
        if (method.Length + arguments.Length > FrameLimits.MaxHostCall - HostCallRoom)
        {
            call.Return(CallTooLarge);
            return;
        }
        run.HostCalls++;
        var id = _calls.Add(run);
        _outbox.Add(new HostCallMessage(run.Id, (ushort)call.Number(1), id, method, arguments));
        call.Return(id);
    }

    void Print(HostFunctionCall call)
    {
        if (_watch.Running is not { } run || run.LogLines > _limits.MaxLogLines)
            return;
        if (++run.LogLines > _limits.MaxLogLines)
        {
            _outbox.Add(new LogMessage(_key, LogMessage.AnyTemplate, run.Id, TemplateLogLevel.Warn, "More lines than a dispatch may log; the rest is left out."u8));
            return;
        }
        var level = (TemplateLogLevel)Math.Clamp((int)call.Number(0), 0, (int)TemplateLogLevel.Error);
        var text = call.Utf8(1);
        var template = call.Number(2) is >= 0 and < LogMessage.AnyTemplate and var index ? (ushort)index : LogMessage.AnyTemplate;
        _outbox.Add(new LogMessage(_key, template, run.Id, level, text[..Math.Min(text.Length, FrameLimits.MaxLog / 2)]));
    }

    void Settle(HostFunctionCall call)
    {
        var run = Find((ulong)call.Number(0));
        var error = call.Utf8(1);
        if (run is not null)
            ReportEnd(run, error.IsEmpty ? OutcomeKind.Ok : OutcomeKind.Error, error);
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
