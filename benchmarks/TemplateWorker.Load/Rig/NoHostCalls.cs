using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Load.Rig;

/// <summary>Answers no host call: for scenarios whose templates make none.</summary>
sealed class NoHostCalls : IHostCallBroker
{
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments) =>
        call.Fail(new HostCallError(HostCallError.HostCall, "This scenario answers no host calls."));
}
