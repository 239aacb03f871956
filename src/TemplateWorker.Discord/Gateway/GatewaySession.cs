namespace TemplateWorker.Discord.Gateway;

/// <summary>What a shard must remember to continue after a lost connection.</summary>
sealed class GatewaySession
{
    /// <summary>Discord's name of the session; null when there is none.</summary>
    public string? Id { get; private set; }

    /// <summary>Where it can be continued; null where it was opened.</summary>
    public Uri? ResumeUrl { get; private set; }

    /// <summary>Number of the last event; null before the first.</summary>
    public long? Sequence { get; set; }

    /// <summary>Whether there is a session to continue.</summary>
    public bool CanResume => Id != null && Sequence != null;

    /// <summary>Notes a session that Discord opened.</summary>
    public void Begin(ReadyData ready)
    {
        Id = ready.SessionId;
        ResumeUrl = ready.ResumeUrl;
    }

    /// <summary>Gives the session up.</summary>
    public void Forget()
    {
        Id = null;
        ResumeUrl = null;
        Sequence = null;
    }
}
