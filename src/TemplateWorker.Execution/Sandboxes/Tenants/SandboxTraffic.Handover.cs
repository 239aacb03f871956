namespace TemplateWorker.Execution.Sandboxes.Tenants;

// One process takes over from another. What the former holds it ends; a tenant's next event goes to the new one, but
// not before the former has begun all that it holds of this tenant, so events start in the order in which they came.
sealed partial class SandboxTraffic
{
    /// <summary>Sends what waited for a process that is leaving, once that has begun everything it holds.</summary>
    /// <param name="session">The process.</param>
    public void LetFollow(SandboxSession session)
    {
        List<EndedDispatch>? ended = null;
        SandboxSession? present;
        bool isLeft;
        lock (_gate)
        {
            if (!session.HoldsBack || !session.HasBegunAll)
                return;
            LetFollow(session, ref ended);
            present = _session;
            isLeft = _movers.Count > 0;
        }
        if (ended is not null)
            Report(ended);
        present?.Connection.Sender.FlushWhenDue();
        if (isLeft)
            CompleteMoves();
    }

    void Leave(SandboxSession session)
    {
        session.Leave();
        var begun = session.Connection.Sender.Consumed;
        foreach (var lane in _lanes.Values.Where(lane => lane.LastFrame > begun))
        {
            lane.Behind = session;
            session.HoldsBack = true;
        }
        ForgetSession();
    }

    void LetFollow(SandboxSession session, ref List<EndedDispatch>? ended)
    {
        session.HoldsBack = false;
        foreach (var lane in _lanes.Values)
        {
            if (lane.Behind != session)
                continue;
            lane.Behind = null;
            Release(lane, ref ended);
        }
    }

    void ForgetSession()
    {
        _session = null;
        _turns.Forget();
        foreach (var lane in _lanes.Values)
        {
            (lane.Vm, lane.LastFrame, lane.AnswerBytes) = (null, 0, 0);
            SendAnswers(lane);
        }
    }
}
