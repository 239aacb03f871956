using System.Runtime.InteropServices;
using TemplateWorker.Protocol.Waiting;

namespace TemplateWorker.Load.Rig;

/// <summary>The two ends of pipes that one process has of a channel, waited for as the host and its sandboxes wait for theirs.</summary>
/// <param name="reader">Descriptor to read from.</param>
/// <param name="writer">Descriptor to write to.</param>
sealed partial class WaitedPipe(int reader, int writer)
{
    const short Readable = 1;

    readonly BriefSpin _spin = new();

    /// <summary>Reads until a span is full.</summary>
    /// <returns>False when the other side has closed its end.</returns>
    internal unsafe bool TryFill(Span<byte> target)
    {
        fixed (byte* start = target)
        {
            for (var filled = 0; filled < target.Length;)
            {
                LookBriefly();
                var count = (int)Read(reader, start + filled, target.Length - filled);
                if (count <= 0)
                    return false;
                filled += count;
            }
        }
        return true;
    }

    /// <summary>Writes, as much as a pipe takes at once.</summary>
    internal unsafe void Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            if (Write(writer, start, bytes.Length) != bytes.Length)
                throw new IOException("The other side of the pipe is gone.");
        }
    }

    unsafe void LookBriefly()
    {
        if (!_spin.Begin())
            return;
        var entry = new Awaited { Descriptor = reader, Events = Readable };
        do
        {
            if (Poll(&entry, 1, 0) != 0)
            {
                _spin.PaidOff();
                return;
            }
        }
        while (_spin.GoOn());
    }

    [LibraryImport("libc", EntryPoint = "read")]
    internal static unsafe partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write")]
    internal static unsafe partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    internal static unsafe partial int Poll(Awaited* entries, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    internal struct Awaited
    {
        public int Descriptor;
        public short Events;
        public short Came;
    }
}
