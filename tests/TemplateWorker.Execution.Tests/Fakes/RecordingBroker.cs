using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Keeps every host call, and answers when told how.</summary>
sealed class RecordingBroker : IHostCallBroker
{
    public ConcurrentQueue<(HostCall Call, string Method, string Arguments)> Calls { get; } = new();

    public Action<HostCall>? Answer { get; set; }

    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        Calls.Enqueue((call, Encoding.UTF8.GetString(method), Encoding.UTF8.GetString(arguments)));
        Answer?.Invoke(call);
    }
}
