using System.Diagnostics;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Tenants;
using TemplateWorker.Execution.Telemetry;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>One thing that a template asks of the host, on its way to an answer.</summary>
public sealed class HostCall
{
    readonly SandboxTraffic _traffic;
    readonly SandboxConnection _connection;
    readonly uint _callId;
    readonly InFlightDispatch _dispatch;
    readonly DispatchCalls _calls;
    readonly PoolParts _parts;
    int _answered;
    int _fileBytes;
    HeldBytes? _allFiles;

    internal HostCall(
        SandboxTraffic traffic, SandboxConnection connection, uint callId, InFlightDispatch dispatch, TenantTemplate template, PoolParts parts)
    {
        _traffic = traffic;
        _connection = connection;
        _callId = callId;
        _dispatch = dispatch;
        _calls = dispatch.Calls ??= new DispatchCalls();
        _parts = parts;
        Template = template;
        _calls.Begin();
    }

    /// <summary>Whose template asks: the tenant of the dispatch, whatever the call says.</summary>
    public TenantId Tenant => _dispatch.Vm.Lane.Tenant;

    /// <summary>The template that asks, as it was loaded into the VM that the call came from.</summary>
    public TenantTemplate Template { get; }

    /// <summary>The dispatch on whose behalf it asks.</summary>
    public ulong DispatchId => _dispatch.Id;

    /// <summary>The event of that dispatch.</summary>
    public EventName Event => _dispatch.Event;

    /// <summary>Time that the dispatch may take.</summary>
    public TimeSpan Limit => _dispatch.Deadline;

    /// <summary>Cancelled when the dispatch ends before the answer.</summary>
    public CancellationToken CancellationToken => _calls.Ended;

    /// <summary>The span of the dispatch; null where it is not traced.</summary>
    internal ActivityContext? Trace => (_dispatch.Completion as TracedDispatch)?.Context;

    /// <summary>How far the tenant has used its limits.</summary>
    internal TenantBudget Budget => _dispatch.Vm.Lane.Budget;

    /// <summary>Time that is left to the dispatch, as far as the host can tell.</summary>
    internal TimeSpan Rest => _dispatch.Deadline - _parts.Time.GetElapsedTime(_dispatch.SentAt);

    /// <summary>Processor time beyond the limit of each dispatch that this one can still draw on.</summary>
    /// <param name="size">What a full bucket holds.</param>
    /// <returns>Microseconds.</returns>
    internal long BurstLeft(CpuBurstSize size) =>
        Math.Min(size.Microseconds, _dispatch.Burst + Budget.Burst.Left(size, _parts.Clock.Microseconds));

    /// <summary>Told of the answer when it is on its way; set before the call is handed on, by who wants to know.</summary>
    public HostCallAnswered? Answered { get; set; }

    /// <summary>Makes sure that the template may do something.</summary>
    /// <param name="what">What it does, for the error: mostly the name of the call.</param>
    /// <param name="capability">What it needs.</param>
    /// <exception cref="HostCallException">Its manifest does not ask for it.</exception>
    internal void Require(string what, string capability)
    {
        if (!Template.Capabilities.Allows(capability))
            throw HostCallException.NotAllowed(what, capability);
    }

    /// <summary>Counts what a call with files holds until it is answered, unless that is too much.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="all">What the calls of all tenants hold.</param>
    /// <exception cref="HostCallException">It is too much.</exception>
    internal void HoldFiles(int bytes, HeldBytes all)
    {
        if (!Budget.Files.TryTake(bytes))
            throw HostCallException.Malformed("Files of 24 MiB of this guild's templates are on their way to Discord already; await them before more are sent.");
        if (!all.TryTake(bytes))
        {
            Budget.Files.Release(bytes);
            throw HostCallException.Malformed("Too many files of all guilds are on their way to Discord at the moment; try again in some seconds.");
        }
        (_fileBytes, _allFiles) = (bytes, all);
    }

    /// <summary>Answers well.</summary>
    /// <param name="json">The result as UTF-8 JSON; empty for none.</param>
    public void Succeed(ReadOnlySpan<byte> json) => Answer(succeeded: true, json);

    /// <summary>Answers badly.</summary>
    /// <param name="error">What the template sees.</param>
    public void Fail(HostCallError error) => Answer(succeeded: false, error.ToUtf8Json());

    void Answer(bool succeeded, ReadOnlySpan<byte> json)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
            return;
        _calls.End();
        Budget.EndCall();
        if (_allFiles is not null)
        {
            _allFiles.Release(_fileBytes);
            Budget.Files.Release(_fileBytes);
        }
        try
        {
            _traffic.Answer(_connection, _dispatch, new HostCallResultMessage(_callId, succeeded, json));
        }
        catch (ProtocolException e)
        {
            var tooLarge = new HostCallError(HostCallError.HostCall, $"The answer is too large for a template: {e.Message}");
            _traffic.Answer(_connection, _dispatch, new HostCallResultMessage(_callId, succeeded: false, tooLarge.ToUtf8Json()));
        }
        if (!_connection.IsReadingThread)
            _connection.Sender.FlushWhenDue();
        Answered?.Invoke(succeeded, json);
    }
}
