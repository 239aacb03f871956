using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Sandboxes.Fairness;

/// <summary>
/// Decides whose work a busy sandbox gets next. It holds only a little work at a time, by what each tenant's dispatches have
/// cost of late; beyond that tenants take turns, each paying with the processor time that its turn is likely to take
/// (start-time fair queueing). So a tenant that has asked for little never waits for more than one turn of one that asks for
/// much. Guarded by the traffic's lock; allocates nothing once it has grown.
/// </summary>
/// <param name="mostFramesOfTenant">
/// Frames of one tenant that the sandbox may hold while other tenants have events too. What each costs is only a guess.
/// </param>
sealed class FairTurns(int mostFramesOfTenant)
{
    /// <summary>
    /// Processor time that the work which a sandbox holds is likely to take, in microseconds: many of its batches of a
    /// millisecond, so that it never waits for the host.
    /// </summary>
    public const long Window = 20_000;

    readonly PriorityQueue<TenantLane, long> _turns = new();
    readonly Queue<SentFrame> _sent = new();
    long _sentCost;
    long _clock;
    int _activeTenants;

    /// <summary>Whether a tenant's work may go ahead without a turn.</summary>
    /// <param name="lane">The tenant.</param>
    public bool MayPass(TenantLane lane) => _turns.Count == 0 && !IsFull(lane) && HasRoom(lane);

    /// <summary>Whether the sandbox holds as much of a tenant as it may.</summary>
    /// <param name="lane">The tenant.</param>
    public bool IsFull(TenantLane lane) => lane.FramesHeld >= mostFramesOfTenant && _activeTenants > 1;

    /// <summary>Whether the sandbox can take work of a tenant now; what is larger than the window is taken alone.</summary>
    /// <param name="lane">The tenant.</param>
    public bool HasRoom(TenantLane lane) => _sent.Count == 0 || _sentCost + lane.Cost <= Window;

    /// <summary>A tenant has its first event, or has none any more.</summary>
    /// <param name="isActive">Which of the two.</param>
    public void CountTenant(bool isActive) => _activeTenants += isActive ? 1 : -1;

    /// <summary>A frame of a tenant was sent.</summary>
    /// <param name="lane">The tenant.</param>
    /// <param name="frame">The frame's number.</param>
    /// <param name="answerBytes">Bytes of the answer that it is; 0 when it is none.</param>
    public void Sent(TenantLane lane, long frame, int answerBytes = 0)
    {
        lane.Turn = Math.Max(lane.Turn, _clock) + lane.Cost;
        lane.FramesHeld++;
        _sentCost += lane.Cost;
        _sent.Enqueue(new SentFrame(lane, frame, lane.Cost, answerBytes));
    }

    /// <summary>The sandbox has worked off frames.</summary>
    /// <param name="frame">The last one.</param>
    public void WorkedOff(long frame)
    {
        while (_sent.TryPeek(out var sent) && sent.Frame <= frame)
        {
            _sent.Dequeue();
            _sentCost -= sent.Cost;
            sent.Lane.FramesHeld--;
            sent.Lane.AnswerBytes -= sent.AnswerBytes;
            Enter(sent.Lane);
        }
    }

    /// <summary>Lets a tenant wait for its turn if it has something to send.</summary>
    /// <param name="lane">The tenant.</param>
    public void Enter(TenantLane lane)
    {
        if (lane.AwaitsTurn || !lane.CanSend)
            return;
        lane.AwaitsTurn = true;
        lane.Turn = Math.Max(lane.Turn, _clock);
        _turns.Enqueue(lane, lane.Turn);
    }

    /// <summary>Gives the next turn.</summary>
    /// <returns>Whose it is; null when nobody waits or the sandbox has no room.</returns>
    public TenantLane? Next()
    {
        while (_turns.TryPeek(out var lane, out var turn))
        {
            // One that is full comes back when some of it is worked off.
            var isOut = !lane.CanSend || IsFull(lane);
            if (!isOut && !HasRoom(lane))
                return null;
            _turns.Dequeue();
            lane.AwaitsTurn = false;
            if (isOut)
                continue;
            _clock = Math.Max(_clock, turn);
            return lane;
        }
        return null;
    }

    /// <summary>Forgets what a process held that has ended. Tenants keep their turns.</summary>
    public void Forget()
    {
        foreach (var sent in _sent)
            sent.Lane.FramesHeld = 0;
        _sent.Clear();
        _sentCost = 0;
    }
}
