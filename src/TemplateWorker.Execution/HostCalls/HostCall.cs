using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>One thing that a template asks of the host, on its way to an answer.</summary>
public sealed class HostCall
{
    readonly SandboxConnection _connection;
    readonly uint _callId;
    readonly DispatchCalls _dispatch;
    readonly TenantCalls _tenant;
    int _answered;

    internal HostCall(
        SandboxConnection connection, uint callId, TenantId tenant, TenantTemplate template, ulong dispatchId,
        EventName eventName, DispatchCalls dispatchCalls, TenantCalls tenantCalls)
    {
        _connection = connection;
        _callId = callId;
        _dispatch = dispatchCalls;
        _tenant = tenantCalls;
        Tenant = tenant;
        Template = template;
        DispatchId = dispatchId;
        Event = eventName;
        _dispatch.Begin();
    }

    /// <summary>Whose template asks: the tenant of the dispatch, whatever the call says.</summary>
    public TenantId Tenant { get; }

    /// <summary>The template that asks, as it was loaded into the VM that the call came from.</summary>
    public TenantTemplate Template { get; }

    /// <summary>The dispatch on whose behalf it asks.</summary>
    public ulong DispatchId { get; }

    /// <summary>The event of that dispatch.</summary>
    public EventName Event { get; }

    /// <summary>Cancelled when the dispatch ends before the answer.</summary>
    public CancellationToken CancellationToken => _dispatch.Ended;

    /// <summary>Makes sure that the template may do something.</summary>
    /// <param name="what">What it does, for the error: mostly the name of the call.</param>
    /// <param name="capability">What it needs.</param>
    /// <exception cref="HostCallException">Its manifest does not ask for it.</exception>
    internal void Require(string what, string capability)
    {
        if (!Template.Capabilities.Allows(capability))
            throw HostCallException.NotAllowed(what, capability);
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
        _dispatch.End();
        _tenant.End();
        try
        {
            _connection.Sender.Append(new HostCallResultMessage(_callId, succeeded, json));
        }
        catch (ProtocolException e)
        {
            var tooLarge = new HostCallError(HostCallError.HostCall, $"The answer is too large for a template: {e.Message}");
            _connection.Sender.Append(new HostCallResultMessage(_callId, succeeded: false, tooLarge.ToUtf8Json()));
        }
        if (!_connection.IsReadingThread)
            _connection.Sender.FlushWhenDue();
    }
}
