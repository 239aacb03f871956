using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;
using TemplateWorker.Protocol.Waiting;

namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>
/// The host's end of a sandbox's channel. One thread reads and waits, any thread writes; no call but <see cref="Wait"/>
/// blocks.
/// </summary>
sealed class SandboxChannel : IDisposable
{
    readonly SafeFileHandle _reader;
    readonly SafeFileHandle _writer;
    readonly SafeFileHandle _wake = NativeDescriptor.Event();
    readonly BriefSpin _spin = new();

    /// <summary>Takes over the ends of a channel.</summary>
    /// <param name="reader">Where the sandbox's bytes arrive.</param>
    /// <param name="writer">Where bytes for it go; may be the same handle.</param>
    public SandboxChannel(SafeFileHandle reader, SafeFileHandle writer)
    {
        _reader = reader;
        _writer = writer;
        NativeDescriptor.DoNotBlock(reader);
        NativeDescriptor.DoNotBlock(writer);
    }

    /// <summary>Reads what is there.</summary>
    /// <returns>The number of bytes, 0 when the other side closed, -1 when nothing is there now.</returns>
    /// <exception cref="IOException">The channel is broken.</exception>
    public unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
            return Answer(NativeDescriptor.Read(_reader, start, buffer.Length), "read");
    }

    /// <summary>Writes what there is room for.</summary>
    /// <returns>The number of bytes, -1 when there is no room now.</returns>
    /// <exception cref="IOException">The channel is broken.</exception>
    public unsafe int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            return Answer(NativeDescriptor.Write(_writer, start, bytes.Length), "write");
    }

    /// <summary>Waits until there is something to read, or room to write when asked, or <see cref="Wake"/> is called.</summary>
    /// <returns>Whether there is something to read, and whether there is room to write.</returns>
    /// <exception cref="IOException">The channel is broken.</exception>
    public unsafe (bool Readable, bool Writable) Wait(bool orWritable)
    {
        var entries = stackalloc PollEntry[3];
        entries[0] = new PollEntry { Descriptor = Number(_reader), Awaited = NativeDescriptor.Readable };
        entries[1] = new PollEntry { Descriptor = Number(_wake), Awaited = NativeDescriptor.Readable };
        entries[2] = new PollEntry { Descriptor = Number(_writer), Awaited = NativeDescriptor.Writable };
        var count = PollBriefly(entries, orWritable ? 3u : 2u);
        if (count == 0)
            count = NativeDescriptor.Poll(entries, orWritable ? 3u : 2u, timeout: -1);
        if (count < 0)
        {
            return Marshal.GetLastPInvokeError() == NativeDescriptor.Interrupted
                ? (false, false)
                : throw NativeDescriptor.LastError("poll");
        }
        ulong wakes;
        if (entries[1].Came != 0)
            _ = NativeDescriptor.Read(_wake, (byte*)&wakes, sizeof(ulong));
        return (entries[0].Came != 0, entries[2].Came != 0);
    }

    // 0 when nothing came while it was worth looking.
    unsafe int PollBriefly(PollEntry* entries, uint length)
    {
        if (!_spin.Begin())
            return 0;
        do
        {
            var count = NativeDescriptor.Poll(entries, length, timeout: 0);
            if (count != 0)
            {
                _spin.PaidOff();
                return count;
            }
        }
        while (_spin.GoOn());
        return 0;
    }

    /// <summary>Ends a <see cref="Wait"/>, the present one or the next.</summary>
    public unsafe void Wake()
    {
        var one = 1ul;
        try
        {
            _ = NativeDescriptor.Write(_wake, (byte*)&one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits on a closed channel.
        }
    }

    /// <summary>Closes the channel; the sandbox sees the end of its stream.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _wake.Dispose();
    }

    // Only the reading thread waits, and it is the one that closes, so the numbers stay its own while it polls.
    static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    static int Answer(nint result, string call)
    {
        if (result >= 0)
            return (int)result;
        return Marshal.GetLastPInvokeError() is NativeDescriptor.WouldBlock or NativeDescriptor.Interrupted
            ? -1
            : throw NativeDescriptor.LastError(call);
    }
}
