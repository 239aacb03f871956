using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Checks;

/// <summary>A pool for checks runs no events, so nothing is asked of the host.</summary>
sealed class NoHostCalls : IHostCallBroker
{
    /// <inheritdoc/>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments) =>
        call.Fail(new HostCallError(HostCallError.HostCall, "There are no host calls while a template is checked."));
}
