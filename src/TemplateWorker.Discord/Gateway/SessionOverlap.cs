namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// The time in which a bot has sessions of two numbers of shards. Whichever brings an event first hands it on; the other
/// one's is dropped. An event that only one of them brings is handed on in any case.
/// </summary>
/// <param name="next">The shards that take over.</param>
/// <param name="longestLag">How long one session may stay behind another.</param>
/// <param name="time">The clock.</param>
sealed class SessionOverlap(ShardFleet next, TimeSpan longestLag, TimeProvider time)
{
    // Guilds that share one wait for each other.
    const int Parts = 64;

    readonly SeenEvents[] _seen = [.. Enumerable.Range(0, Parts).Select(_ => new SeenEvents(time, longestLag))];

    /// <summary>Hands an event on, unless the other side has.</summary>
    /// <param name="dispatch">The event.</param>
    /// <param name="isFormer">Whether it came by a former session.</param>
    /// <param name="target">Where it goes.</param>
    public void Deliver(in GatewayDispatch dispatch, bool isFormer, IGatewayEventSink target)
    {
        // What a session says of itself; and what happened before the other session was there, which will not bring it.
        if (IsAboutSession(dispatch.EventName) || (isFormer && !next.HasIdentified(dispatch.GuildId)))
        {
            target.OnDispatch(dispatch);
            return;
        }
        var key = EventKey.Of(dispatch);
        var seen = _seen[(dispatch.GuildId.GetValueOrDefault() >> 22) % Parts];
        // Held until it is handed on, so that no later event of the guild, by the other session, overtakes it.
        lock (seen)
        {
            if (seen.IsFirst(key, isFormer))
                target.OnDispatch(dispatch);
        }
    }

    static bool IsAboutSession(ReadOnlySpan<byte> eventName) => eventName.SequenceEqual("READY"u8) || eventName.SequenceEqual("RESUMED"u8);
}
