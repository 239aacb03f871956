using BenchmarkDotNet.Attributes;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Benchmarks;

/// <summary>What the wall itself costs for one event: the dispatch's frame written, cut out of a stream and read.</summary>
[MemoryDiagnoser]
public class FrameBenchmarks
{
    readonly FrameWriter _writer = new();
    readonly FrameReceiver _receiver = new(fromHost: true);
    readonly byte[] _payload = new byte[700];

    [Benchmark(Baseline = true)]
    public int Copy()
    {
        _payload.CopyTo(_receiver.Free);
        return _payload.Length;
    }

    [Benchmark]
    public int WriteCutAndRead()
    {
        new DispatchMessage(1, 2, 3, 4, "MESSAGE_CREATE"u8, _payload).WriteTo(_writer);
        _writer.Written.CopyTo(_receiver.Free);
        _receiver.Received(_writer.Length);
        _writer.Consume(_writer.Length);
        _receiver.TryTake(out _, out var payload);
        return DispatchMessage.Read(payload).Payload.Length;
    }
}
