using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Fairness;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

// What goes to the sandbox next; all but WorkedOff and Answer need the lock.
sealed partial class SandboxTraffic
{
    // A tenant whose frames cost more than this gets its answers in turn too: what they wake may cost as much.
    const long CostlyMicroseconds = 5_000;

    const int SmallAnswer = 4096;
    const int MostAnswerBytes = FixedLimits.AnswersMib * 1024 * 1024;

    /// <summary>A process worked off more of what it holds.</summary>
    /// <param name="session">The process.</param>
    public void WorkedOff(SandboxSession session)
    {
        List<EndedDispatch>? ended = null;
        bool isLeft;
        lock (_gate)
        {
            if (session != _session)
                return;
            _turns.WorkedOff(session.Connection.Sender.Consumed);
            GiveTurns(session, ref ended);
            isLeft = _movers.Count > 0;
        }
        if (ended is not null)
            Report(ended);
        if (isLeft)
            CompleteMoves();
    }

    /// <summary>Sends the answer to a host call, at once or when its tenant's turn comes.</summary>
    /// <param name="connection">Where the call came from.</param>
    /// <param name="dispatch">Who made it.</param>
    /// <param name="message">The answer.</param>
    /// <exception cref="ProtocolException">It is above the bound of a frame.</exception>
    public void Answer(SandboxConnection connection, InFlightDispatch dispatch, in HostCallResultMessage message)
    {
        lock (_gate)
        {
            var lane = dispatch.Vm.Lane;
            // A process that leaves gets nothing else, so there is nobody to take turns with.
            if (connection != _session?.Connection)
            {
                dispatch.LastFrame = connection.Answer(Bounded(message, connection.Sender.PendingBytes));
                return;
            }
            var answer = Bounded(message, lane.AnswerBytes);
            if (lane.Answers.Count == 0 && !_turns.IsFull(lane) && (lane.Cost <= CostlyMicroseconds || _turns.HasRoom(lane)))
            {
                dispatch.LastFrame = connection.Answer(answer);
                _turns.Sent(lane, dispatch.LastFrame, answer.Json.Length);
            }
            else if (answer.Json.Length <= LargestEvent)
            {
                _waitingBytes += answer.Json.Length;
                lane.Answers.Enqueue(new WaitingAnswer(connection, dispatch, answer.CallId, answer.Succeeded, answer.Json.ToArray()));
                _turns.Enter(lane);
            }
            else
            {
                throw new ProtocolException($"An answer of {answer.Json.Length} bytes is above the bound of {LargestEvent}.");
            }
            lane.AnswerBytes += answer.Json.Length;
        }
    }

    // A script can ask for as much as it likes and compute instead of taking it, and all of it would wait here, in the way of
    // the others' events. What is small always fits: it is bounded by the number of calls.
    static HostCallResultMessage Bounded(in HostCallResultMessage message, int waiting) =>
        message.Succeeded && message.Json.Length > SmallAnswer && waiting > 0 && waiting + message.Json.Length > MostAnswerBytes
            ? new HostCallResultMessage(message.CallId, succeeded: false, Reports.TooManyAnswers)
            : message;

    void Release(TenantLane lane, ref List<EndedDispatch>? ended)
    {
        _turns.Enter(lane);
        if (_session is { } session)
            GiveTurns(session, ref ended);
    }

    void GiveTurns(SandboxSession session, ref List<EndedDispatch>? ended)
    {
        if (session.Connection.IsBroken)
            return;
        while (_turns.Next() is { } lane)
        {
            if (lane.Answers.TryDequeue(out var answer))
                _turns.Sent(lane, SendWaiting(answer), answer.Json.Length);
            else if (SendWaiting(session, lane, lane.Waiting.Dequeue()) is { } failed)
                (ended ??= []).Add(failed);
            _turns.Enter(lane);
        }
    }

    void SendAnswers(TenantLane lane)
    {
        while (lane.Answers.TryDequeue(out var answer))
        {
            if (answer.Connection.IsBroken)
                _waitingBytes -= answer.Json.Length;
            else
                SendWaiting(answer);
        }
    }

    long SendWaiting(in WaitingAnswer answer)
    {
        _waitingBytes -= answer.Json.Length;
        return answer.Dispatch.LastFrame = answer.Connection.Answer(new HostCallResultMessage(answer.CallId, answer.Succeeded, answer.Json));
    }

    EndedDispatch? SendWaiting(SandboxSession session, TenantLane lane, in WaitingDispatch waiting)
    {
        _waitingBytes -= waiting.Length;
        var error = Send(lane, session, waiting.Id, waiting.Event, waiting.Payload, waiting.Deadline, waiting.Completion);
        waiting.Recycle();
        return error is null ? null : EndOf(lane, waiting, DispatchOutcomeKind.Error, error);
    }

    // Dear at once, cheap by and by: a tenant that is dear now and then is taken for dear.
    static void LearnCost(TenantLane lane, DispatchOutcomeKind kind, DispatchUsage usage)
    {
        // Each answer to a host call brings a part of the work, unless the work is a loop behind some of them.
        var used = kind == DispatchOutcomeKind.CpuLimit ? usage.CpuMicroseconds : usage.CpuMicroseconds / (1 + (long)usage.HostCalls);
        var least = lane.SuspectUntil > lane.LastUsed ? FairTurns.Window + 1 : 1;
        lane.Cost = used >= lane.Cost ? used : Math.Max(least, lane.Cost - ((lane.Cost - used) >> 3));
    }
}
