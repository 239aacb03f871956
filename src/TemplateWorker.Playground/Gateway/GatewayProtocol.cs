using System.Text.Json;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Gateway;

/// <summary>Decides what each payload of a client means. Every refusal is the close code that Discord gives.</summary>
sealed class GatewayProtocol(
    PlaygroundOptions options,
    BotCredentials credentials,
    WorldState world,
    GatewayHub hub,
    MemberRequests members,
    IdentifyLimits limits,
    GatewayFaults faults)
{
    /// <summary>Where clients connect; known once the server listens.</summary>
    public string GatewayUrl { get; set; } = "";

    /// <summary>Handles one payload.</summary>
    /// <returns>Null to go on, or why the connection ends.</returns>
    public GatewayClose? Handle(GatewayConnection connection, ReadOnlyMemory<byte> payload)
    {
        JsonElement frame;
        try
        {
            frame = JsonBytes.ParseForeign(payload);
        }
        catch (JsonException)
        {
            return GatewayClose.Of(GatewayCloseCode.DecodeError, "Error while decoding payload.");
        }

        if (frame.Int32("op") is not { } opcode)
            return GatewayClose.Of(GatewayCloseCode.UnknownOpcode, "A payload needs an op.");
        var data = frame.Member("d") ?? default;

        return (GatewayOpcode)opcode switch
        {
            GatewayOpcode.Heartbeat => Acknowledge(connection),
            GatewayOpcode.Identify => Identify(connection, data),
            GatewayOpcode.Resume => Resume(connection, data),
            _ when connection.Session is null =>
                GatewayClose.Of(GatewayCloseCode.NotAuthenticated, "Not authenticated."),
            GatewayOpcode.RequestGuildMembers => members.Answer(connection.Session, data),
            // The playground has neither presences of others nor voice nor sounds: taken, and nothing follows.
            GatewayOpcode.PresenceUpdate or GatewayOpcode.VoiceStateUpdate or GatewayOpcode.RequestSoundboardSounds
                or GatewayOpcode.RequestChannelInfo => null,
            _ => GatewayClose.Of(GatewayCloseCode.UnknownOpcode, "Unknown opcode."),
        };
    }

    /// <summary>Hears that a connection has sent a dispatch, which may be one too many.</summary>
    public void DispatchSent()
    {
        if (faults.CountSent() is { } close)
            hub.CloseAll(close);
    }

    GatewayClose? Acknowledge(GatewayConnection connection)
    {
        if (!faults.IsSilent)
            connection.SendControl(GatewayFrames.HeartbeatAck);
        return null;
    }

    GatewayClose? Identify(GatewayConnection connection, JsonElement data)
    {
        if (connection.Session is not null)
            return GatewayClose.Of(GatewayCloseCode.AlreadyAuthenticated, "Already authenticated.");
        if (data.ValueKind != JsonValueKind.Object)
            return GatewayClose.Of(GatewayCloseCode.UnknownOpcode, "Identify needs an object.");
        if (!credentials.Accepts(data.Text("token")))
            return GatewayClose.Of(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
        if (data.Int32("intents") is not { } bits || (bits & ~(int)GatewayIntents.Assigned) != 0)
            return GatewayClose.Of(GatewayCloseCode.InvalidIntents, "Invalid intent(s).");

        var intents = (GatewayIntents)bits;
        if ((intents & GatewayIntents.Privileged & ~options.PrivilegedIntents) != 0)
            return GatewayClose.Of(GatewayCloseCode.DisallowedIntents, "Disallowed intent(s).");
        if (ReadShard(data) is not (var shardId, var shardCount))
            return GatewayClose.Of(GatewayCloseCode.InvalidShard, "Invalid shard.");
        if (faults.IsTooFew(shardCount) || world.CountGuilds(shardId, shardCount) > options.GuildsPerShard)
            return GatewayClose.Of(GatewayCloseCode.ShardingRequired, "Sharding required.");

        switch (limits.Take(shardId))
        {
            case IdentifyVerdict.TooSoon:
                connection.SendControl(GatewayFrames.InvalidSession(resumable: false));
                return null;
            case IdentifyVerdict.DayUsedUp:
                // Discord resets the token of a bot that starts more sessions than it may, and ends those that it has.
                credentials.Revoke();
                var failed = GatewayClose.Of(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
                hub.EndAll(failed);
                return failed;
            default:
                Start(connection, intents, shardId, shardCount);
                return null;
        }
    }

    void Start(GatewayConnection connection, GatewayIntents intents, int shardId, int shardCount)
    {
        var id = Guid.NewGuid().ToString("N");
        var session = new GatewaySession(id, intents, shardId, shardCount, options.ReplayEvents);
        lock (world.Gate)
        {
            session.Append(SessionStart.Ready(world, session, GatewayUrl));
            if (intents.HasFlag(GatewayIntents.Guilds) && !faults.IsOutage)
            {
                foreach (var guild in world.Guilds.Values.Where(guild => session.Holds(guild.Id)))
                    session.Append(SessionStart.GuildCreate(world, guild, intents));
            }

            hub.Add(session);
        }

        connection.Bind(session, sentUpTo: 0);
    }

    GatewayClose? Resume(GatewayConnection connection, JsonElement data)
    {
        if (connection.Session is not null)
            return GatewayClose.Of(GatewayCloseCode.AlreadyAuthenticated, "Already authenticated.");
        if (!credentials.Accepts(data.Text("token")))
            return GatewayClose.Of(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
        if (data.Member("seq") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt64(out var sequence))
            return GatewayClose.Of(GatewayCloseCode.InvalidSequence, "Invalid seq.");

        var session = data.Text("session_id") is { } id ? hub.Find(id) : null;
        switch (session?.CanReplayAfter(sequence))
        {
            case ReplayOutcome.NeverSent:
                return GatewayClose.Of(GatewayCloseCode.InvalidSequence, "Invalid seq.");
            case ReplayOutcome.Possible:
                session.Connection?.Close(GatewayClose.Of(GatewayCloseCode.UnknownError, "Resumed elsewhere."));
                session.Append(SessionStart.Resumed);
                connection.Bind(session, sequence);
                return null;
            default:
                if (session is not null)
                    hub.Remove(session);
                connection.SendControl(GatewayFrames.InvalidSession(resumable: false));
                return null;
        }
    }

    static (int Id, int Count)? ReadShard(JsonElement identify)
    {
        if (identify.Member("shard") is not { } shard)
            return (0, 1);
        if (shard.ValueKind != JsonValueKind.Array || shard.GetArrayLength() != 2
            || shard[0].ValueKind != JsonValueKind.Number || !shard[0].TryGetInt32(out var id)
            || shard[1].ValueKind != JsonValueKind.Number || !shard[1].TryGetInt32(out var count)
            || id < 0 || count < 1 || id >= count)
            return null;
        return (id, count);
    }
}
