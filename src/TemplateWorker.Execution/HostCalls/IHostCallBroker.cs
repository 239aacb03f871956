namespace TemplateWorker.Execution.HostCalls;

/// <summary>Answers what templates ask of the host.</summary>
public interface IHostCallBroker
{
    /// <summary>
    /// Takes one call. Called on a sandbox's reading thread; it must not block. Exactly one of
    /// <see cref="HostCall.Succeed"/> and <see cref="HostCall.Fail"/> answers, before or after it returns. An exception
    /// fails the call.
    /// </summary>
    /// <param name="call">The call: who asks, and the way to answer.</param>
    /// <param name="method">Its name in UTF-8; valid during the call.</param>
    /// <param name="arguments">A JSON array that an untrusted process wrote; valid during the call.</param>
    void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments);
}
