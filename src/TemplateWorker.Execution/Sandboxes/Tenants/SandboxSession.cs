using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>What one process of a sandbox holds. Guarded by the lock of the traffic that it was attached to.</summary>
/// <param name="connection">The process.</param>
/// <param name="loadCpuLimit">Processor time that a load may use.</param>
sealed class SandboxSession(SandboxConnection connection, TimeSpan loadCpuLimit) : IFrameHandler
{
    readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    SandboxTraffic? _traffic;
    long _lastFrame = long.MaxValue;
    long _endedDispatches;
    long _ignoredLines;

    /// <summary>The process.</summary>
    public SandboxConnection Connection => connection;

    /// <summary>Its VMs.</summary>
    public VmTable Vms { get; } = new(loadCpuLimit);

    /// <summary>Dispatches that it holds, by their numbers.</summary>
    public Dictionary<ulong, InFlightDispatch> InFlight { get; } = [];

    /// <summary>Whether it gets no more events.</summary>
    public bool IsLeaving => Volatile.Read(ref _lastFrame) != long.MaxValue;

    /// <summary>Whether it has begun everything that it will ever get. Only looked at when it is leaving.</summary>
    public bool HasBegunAll => connection.Sender.Progress.Consumed >= Volatile.Read(ref _lastFrame);

    /// <summary>Frames that it had worked off when a dispatch last ended at its limit of processor time; -1 before.</summary>
    public long ConsumedAtCpuLimit { get; set; } = -1;

    /// <summary>Whether newer events of some tenant wait until it has begun its own.</summary>
    public bool HoldsBack { get; set; }

    /// <summary>Completes when it is leaving and holds nothing any more.</summary>
    public Task Done => _done.Task;

    /// <summary>Lets it speak to a traffic.</summary>
    /// <param name="traffic">The traffic.</param>
    public void JoinTo(SandboxTraffic traffic)
    {
        _traffic = traffic;
        connection.Handler = this;
    }

    /// <summary>It gets no more events from now on.</summary>
    public void Leave()
    {
        Volatile.Write(ref _lastFrame, connection.Sender.Progress.Appended);
        Vms.RetireAll();
        EndWhenDone();
    }

    /// <summary>Takes out a dispatch that ended.</summary>
    /// <param name="id">Its number.</param>
    /// <exception cref="ProtocolException">The process does not hold it.</exception>
    public InFlightDispatch TakeEnded(ulong id)
    {
        if (!InFlight.Remove(id, out var dispatch))
            throw new ProtocolException($"The sandbox ended dispatch {id}, which it does not hold.");
        _endedDispatches++;
        return dispatch;
    }

    /// <summary>Counts a line that nobody reads: of a dispatch that has ended, or one more than a top level may log.</summary>
    /// <param name="mostOfRun">Lines that one run of a script can send.</param>
    /// <exception cref="ProtocolException">All runs there were cannot have logged so much; who reads it has other things to do.</exception>
    public void IgnoreLine(long mostOfRun)
    {
        // A template runs twice at its load when what it asked for is taken back.
        if (++_ignoredLines > mostOfRun * (_endedDispatches + (2 * Vms.TemplatesLoaded)))
            throw new ProtocolException($"The sandbox logged {_ignoredLines} lines of what it does not hold.");
    }

    /// <summary>Gives up a VM that is of no further use.</summary>
    /// <param name="vm">The VM.</param>
    public void GiveUpIfDone(TenantVm vm)
    {
        Vms.GiveUpIfDone(connection.Sender, vm);
        EndWhenDone();
    }

    /// <summary>Forgets what ended with the process.</summary>
    /// <returns>The checks that nobody will answer any more.</returns>
    public List<TaskCompletionSource<TenantLoadResult>> Clear()
    {
        InFlight.Clear();
        var probes = Vms.Clear();
        _done.TrySetResult();
        return probes;
    }

    /// <inheritdoc/>
    public void TenantLoaded(in TenantLoadedMessage message) => _traffic!.TenantLoaded(this, message);

    /// <inheritdoc/>
    public void DispatchEnded(in OutcomeMessage message) => _traffic!.DispatchEnded(this, message);

    /// <inheritdoc/>
    public void HostCalled(in HostCallMessage message) => _traffic!.HostCalled(this, message);

    /// <inheritdoc/>
    public void Logged(in LogMessage message) => _traffic!.Logged(this, message);

    /// <inheritdoc/>
    public void WorkedOff()
    {
        if (IsLeaving)
            _traffic!.LetFollow(this);
        else
            _traffic!.WorkedOff(this);
    }

    void EndWhenDone()
    {
        if (IsLeaving && Vms.Count == 0)
            _done.TrySetResult();
    }
}
