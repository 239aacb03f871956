using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.HostLink;

/// <summary>
/// Frames on their way to the host. They leave together, once per batch of work, because a system call costs as much
/// as running a small handler. The lock is for the runaway guard, which must be able to speak for a stuck engine thread.
/// </summary>
sealed class Outbox(HostChannel channel)
{
    const int FlushBytes = 64 * 1024;

    readonly Lock _lock = new();
    readonly FrameWriter _writer = new();
    uint _consumed;

    /// <summary>Whether a host call waits to be sent: someone waits for its answer.</summary>
    internal bool HoldsHostCall { get; private set; }

    /// <summary>Whether anything waits to be sent.</summary>
    internal bool HoldsFrames => _writer.Length > 0;

    /// <summary>Whether so much waits that it should not wait for more.</summary>
    internal bool IsLarge => _writer.Length >= FlushBytes;

    /// <summary>Notes that one frame of the host has been worked off.</summary>
    internal void CountConsumed() => _consumed++;

    internal void Add(in HelloMessage message)
    {
        lock (_lock)
            message.WriteTo(_writer);
    }

    internal void Add(OutcomeMessage message)
    {
        lock (_lock)
            message.WriteTo(_writer);
    }

    internal void Add(HostCallMessage message)
    {
        lock (_lock)
            message.WriteTo(_writer);
        HoldsHostCall = true;
    }

    internal void Add(LogMessage message)
    {
        lock (_lock)
            message.WriteTo(_writer);
    }

    internal void Add(TenantLoadedMessage message)
    {
        lock (_lock)
            message.WriteTo(_writer);
    }

    internal void Add(FrameKind kind, ulong number)
    {
        lock (_lock)
            NumberMessage.Write(_writer, kind, number);
    }

    /// <summary>Sends everything, and how many frames have been worked off since the last time.</summary>
    /// <exception cref="HostGoneException">The host has closed the channel.</exception>
    internal void Flush()
    {
        lock (_lock)
        {
            if (_consumed > 0)
            {
                NumberMessage.Write(_writer, FrameKind.Consumed, _consumed);
                _consumed = 0;
            }
            Send();
        }
    }

    /// <summary>Sends what waits while a script runs, where no exception may pass: the process ends when the host has gone.</summary>
    internal void FlushDuringScript()
    {
        try
        {
            lock (_lock)
                Send();
        }
        catch (HostGoneException)
        {
            LibC._exit((int)SandboxExitCode.Done);
        }
    }

    void Send()
    {
        if (_writer.Length == 0)
            return;
        HoldsHostCall = false;
        var sent = channel.TryWrite(_writer.Written);
        _writer.Consume(_writer.Length);
        if (!sent)
            throw new HostGoneException();
    }
}
