using System.Collections.Concurrent;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>The sessions of the bot. Dispatches reach those that are connected and wait for those that may resume.</summary>
sealed class GatewayHub(PlaygroundOptions options, TimeProvider time, GatewayFaults faults) : IDispatchSink
{
    readonly ConcurrentDictionary<string, GatewaySession> _sessions = [];

    public ICollection<GatewaySession> Sessions => _sessions.Values;

    public void Publish(GatewayEvent dispatch)
    {
        var isDoubled = faults.TakeDuplicate();
        foreach (var (_, session) in _sessions)
        {
            if (!session.Wants(dispatch))
                continue;
            session.Append(dispatch.For(session.Intents));
            if (isDoubled)
                session.Append(dispatch.For(session.Intents));
        }
    }

    /// <summary>Tells every session whose shard holds it of a new guild. Called under the world's lock.</summary>
    public void AnnounceGuild(WorldState world, GuildState guild)
    {
        foreach (var (_, session) in _sessions)
        {
            if (session.Holds(guild.Id) && session.Intents.HasFlag(GatewayIntents.Guilds))
                session.Append(SessionStart.GuildCreate(world, guild, session.Intents));
        }
    }

    public void Add(GatewaySession session)
    {
        Forget();
        _sessions[session.Id] = session;
    }

    public GatewaySession? Find(string sessionId) =>
        _sessions.TryGetValue(sessionId, out var session) && !IsOver(session) ? session : null;

    public void Remove(GatewaySession session) => _sessions.TryRemove(session.Id, out _);

    /// <summary>A connection ended; its session waits for a resume unless the client said goodbye.</summary>
    public void Released(GatewayConnection connection, bool endsSession)
    {
        if (connection.Session is not { } session)
            return;
        Release(session, connection);
        if (endsSession && session.Connection is null)
            Remove(session);
    }

    public void Release(GatewaySession session, GatewayConnection connection) =>
        session.Detach(connection, time.GetUtcNow());

    /// <summary>Closes every connection; the sessions wait for a resume.</summary>
    public void CloseAll(GatewayClose close)
    {
        foreach (var session in _sessions.Values)
            session.Connection?.Close(close);
    }

    /// <summary>Closes every connection and forgets every session.</summary>
    public void EndAll(GatewayClose close)
    {
        foreach (var session in _sessions.Values)
        {
            Remove(session);
            session.Connection?.Close(close);
        }
    }

    /// <summary>Closes the connections of clients with fewer shards, and forgets their sessions.</summary>
    public void EndSmaller(int shardCount, GatewayClose close)
    {
        foreach (var session in _sessions.Values.Where(session => session.ShardCount < shardCount))
        {
            Remove(session);
            session.Connection?.Close(close);
        }
    }

    bool IsOver(GatewaySession session) =>
        session.DetachedAt is { } since && time.GetUtcNow() - since > options.ResumeWindow;

    void Forget()
    {
        foreach (var session in _sessions.Values.Where(IsOver))
            Remove(session);

        // Whoever opens sessions without closing them loses the oldest that nobody is connected to.
        var waiting = _sessions.Values.Where(session => session.DetachedAt is not null).OrderBy(s => s.DetachedAt).ToList();
        foreach (var session in waiting.Take(waiting.Count - options.WaitingSessions))
            Remove(session);
    }
}
