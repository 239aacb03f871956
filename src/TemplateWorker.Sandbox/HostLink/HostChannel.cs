using System.Runtime.InteropServices;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// The one door of a sandbox: an inherited socket, or a pair of pipes. Blocking both ways; bytes only.
/// </summary>
sealed unsafe class HostChannel
{
    /// <summary>Descriptor of the socket, or of the pipe to read from.</summary>
    internal const int ReadDescriptor = 3;

    /// <summary>Descriptor of the pipe to write to.</summary>
    internal const int PipeWriteDescriptor = 4;

    readonly int _writeDescriptor;

    internal HostChannel(bool usesPipes) => _writeDescriptor = usesPipes ? PipeWriteDescriptor : ReadDescriptor;

    /// <summary>Waits until there is something to read.</summary>
    /// <param name="timeoutMilliseconds">0 to only look, -1 for ever.</param>
    /// <returns>Whether there is.</returns>
    internal static bool WaitReadable(int timeoutMilliseconds)
    {
        var descriptor = new LibC.PollDescriptor { Descriptor = ReadDescriptor, Events = LibC.POLLIN };
        return LibC.poll(&descriptor, 1, timeoutMilliseconds) > 0;
    }

    /// <summary>Reads what there is, waiting for the first byte.</summary>
    /// <param name="target">Where to.</param>
    /// <returns>Number of bytes; 0 when the host has closed the channel.</returns>
    internal static int Read(Span<byte> target)
    {
        fixed (byte* buffer = target)
        {
            while (true)
            {
                var count = LibC.read(ReadDescriptor, buffer, (nuint)target.Length);
                if (count >= 0)
                    return (int)count;
                if (Marshal.GetLastPInvokeError() != LibC.EINTR)
                    return 0;
            }
        }
    }

    /// <summary>Writes all bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>False when the host has closed the channel.</returns>
    internal bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* buffer = bytes)
        {
            var written = 0;
            while (written < bytes.Length)
            {
                var count = LibC.write(_writeDescriptor, buffer + written, (nuint)(bytes.Length - written));
                if (count > 0)
                    written += (int)count;
                else if (!MayRetry(Marshal.GetLastPInvokeError()))
                    return false;
            }
            return true;
        }
    }

    // The socket is one object for both sides, so the host may have made it non-blocking for itself.
    bool MayRetry(int error)
    {
        if (error == LibC.EINTR)
            return true;
        if (error != LibC.EAGAIN)
            return false;
        var descriptor = new LibC.PollDescriptor { Descriptor = _writeDescriptor, Events = LibC.POLLOUT };
        LibC.poll(&descriptor, 1, -1);
        return true;
    }
}
