using System.Diagnostics;
using System.IO.Pipes;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// An event's bytes to another process and an outcome's bytes back, over pipes, with nothing done on either side: what this
/// machine takes for any border between processes at this hour.
/// </summary>
sealed class ChannelRoundTrip : IDisposable
{
    readonly AnonymousPipeServerStream _there = new(PipeDirection.Out, HandleInheritability.Inheritable);
    readonly AnonymousPipeServerStream _back = new(PipeDirection.In, HandleInheritability.Inheritable);
    readonly WaitedPipe _pipe;
    readonly Process _other;
    readonly byte[] _message = new byte[ChannelEcho.MessageBytes];
    readonly byte[] _answer = new byte[ChannelEcho.AnswerBytes];

    /// <summary>Starts the other process.</summary>
    internal ChannelRoundTrip()
    {
        _other = Process.Start(
            Environment.ProcessPath!, [ChannelEcho.Argument, _there.GetClientHandleAsString(), _back.GetClientHandleAsString()]);
        _there.DisposeLocalCopyOfClientHandle();
        _back.DisposeLocalCopyOfClientHandle();
        _pipe = new WaitedPipe(Number(_back), Number(_there));
    }

    /// <summary>Sends messages one after the other.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Median and 99th percentile of message and answer, in microseconds.</returns>
    internal (double Median, double P99) Run(int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            _pipe.Send(_message);
            if (!_pipe.TryFill(_answer))
                throw new InvalidOperationException("The other process is gone.");
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }
        return (Figure.Percentile(times, 0.5), Figure.Percentile(times, 0.99));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _there.Dispose();
        _other.WaitForExit();
        _other.Dispose();
        _back.Dispose();
    }

    static int Number(AnonymousPipeServerStream end) => (int)end.SafePipeHandle.DangerousGetHandle();
}
