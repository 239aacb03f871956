using Microsoft.Win32.SafeHandles;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Sandboxes.Channel;

/// <summary>A fresh channel: the host's end and the descriptors that a sandbox inherits.</summary>
/// <param name="Host">The host's end.</param>
/// <param name="SandboxReader">Where the sandbox reads.</param>
/// <param name="SandboxWriter">Where it writes; the same handle when the channel is a socket.</param>
sealed record ChannelEnds(SandboxChannel Host, SafeFileHandle SandboxReader, SafeFileHandle SandboxWriter) : IDisposable
{
    /// <summary>Makes a channel.</summary>
    /// <exception cref="IOException">The system has no descriptor left.</exception>
    public static ChannelEnds Create(ChannelKind kind)
    {
        if (kind == ChannelKind.Socket)
        {
            var (host, sandbox) = NativeDescriptor.SocketPair();
            return new ChannelEnds(new SandboxChannel(host, host), sandbox, sandbox);
        }
        var (sandboxReader, hostWriter) = NativeDescriptor.Pipe();
        var (hostReader, sandboxWriter) = NativeDescriptor.Pipe();
        return new ChannelEnds(new SandboxChannel(hostReader, hostWriter), sandboxReader, sandboxWriter);
    }

    /// <summary>Closes the host's copies of the sandbox's descriptors; the host's end stays open.</summary>
    public void Dispose()
    {
        SandboxReader.Dispose();
        SandboxWriter.Dispose();
    }
}
