using System.Collections.Concurrent;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>The sessions of the bot. Dispatches reach those that are connected and wait for those that may resume.</summary>
sealed class GatewayHub(PlaygroundOptions options, TimeProvider time) : IDispatchSink
{
    readonly ConcurrentDictionary<string, GatewaySession> _sessions = [];

    public ICollection<GatewaySession> Sessions => _sessions.Values;

    public void Publish(GatewayEvent dispatch)
    {
        foreach (var (_, session) in _sessions)
        {
            if (session.Wants(dispatch))
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
