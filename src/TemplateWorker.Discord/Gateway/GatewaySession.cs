namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// What a shard must remember to continue after a lost connection. Changed by the shard's own loop alone; read from any
/// thread.
/// </summary>
sealed class GatewaySession
{
    const long NoEvent = -1;

    readonly Lock _lock = new();
    long _sequence = NoEvent;

    /// <summary>Discord's name of the session; null when there is none.</summary>
    public string? Id { get; private set; }

    /// <summary>Where it can be continued; null where it was opened.</summary>
    public Uri? ResumeUrl { get; private set; }

    /// <summary>The events that it was opened for.</summary>
    public GatewayIntents Intents { get; private set; }

    /// <summary>How its connections are compressed, which Discord wants to stay the same.</summary>
    public GatewayCompression Compression { get; private set; }

    /// <summary>Whether an earlier run of the host opened it, and nothing has come of it since.</summary>
    public bool IsFormer { get; private set; }

    /// <summary>Number of the last event; null before the first.</summary>
    public long? Sequence => Volatile.Read(ref _sequence) is var sequence and not NoEvent ? sequence : null;

    /// <summary>Whether there is a session to continue that brings these events.</summary>
    public bool CanResume(GatewayIntents wanted) => Id != null && Sequence != null && (Intents & wanted) == wanted;

    /// <summary>Notes a session that Discord opened.</summary>
    public void Begin(ReadyData ready, GatewayIntents intents, GatewayCompression compression)
    {
        lock (_lock)
        {
            (Id, ResumeUrl, Intents, Compression, IsFormer) = (ready.SessionId, ready.ResumeUrl, intents, compression, false);
            _sequence = NoEvent;
        }
    }

    /// <summary>Takes up a session that an earlier run of the host left open.</summary>
    public void TakeUp(GatewaySessionState former)
    {
        lock (_lock)
        {
            (Id, ResumeUrl, Intents, Compression, IsFormer) = (former.SessionId, former.ResumeUrl, former.Intents, former.Compression, true);
            _sequence = former.Sequence;
        }
    }

    /// <summary>Notes an event; so Discord did open or continue it.</summary>
    public void Advance(long sequence)
    {
        IsFormer = false;
        Volatile.Write(ref _sequence, sequence);
    }

    /// <summary>Gives the session up.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            (Id, ResumeUrl, Intents, IsFormer) = (null, null, GatewayIntents.None, false);
            _sequence = NoEvent;
        }
    }

    /// <summary>What it takes to continue it; null when there is nothing to continue.</summary>
    public GatewaySessionState? StateOf(int shardId, int shardCount)
    {
        lock (_lock)
        {
            return Id is { } id && Sequence is { } sequence
                ? new GatewaySessionState(shardId, shardCount, id, sequence, ResumeUrl, Intents, Compression)
                : null;
        }
    }
}
