namespace TemplateWorker.Discord.Gateway;

/// <summary>Why a connection ended and what follows.</summary>
/// <param name="Next">What the shard does next.</param>
/// <param name="Reason">Why, for people.</param>
sealed record ConnectionEnd(NextStep Next, string Reason)
{
    const int NormalClosure = 1000;

    /// <summary>Any code but 1000 and 1001 leaves the session open to be resumed.</summary>
    const int KeepSession = 4900;

    /// <summary>The code to close with when the end comes from this side.</summary>
    public int CloseCode => EndsSession ? NormalClosure : KeepSession;

    /// <summary>Whether nobody will continue the session, so that Discord need not wait for it.</summary>
    public bool EndsSession { get; init; }

    /// <summary>Whether Discord asks for a pause before a new session.</summary>
    public bool NeedsPause { get; init; }

    /// <summary>The host stops.</summary>
    public static ConnectionEnd Stopped { get; } = new(NextStep.Stop, "the shard was stopped") { EndsSession = true };

    /// <summary>The host stops, and the one that is started next continues the session.</summary>
    public static ConnectionEnd StoppedForNow { get; } = new(NextStep.Stop, "the shard was stopped");

    /// <summary>The session does not bring all the events that are wanted.</summary>
    public static ConnectionEnd MoreIntents { get; } =
        new(NextStep.Identify, "templates want events that the session was not opened for") { EndsSession = true };

    /// <summary>Discord asked for a new connection.</summary>
    public static ConnectionEnd ReconnectAsked { get; } = new(NextStep.Resume, "Discord asked to reconnect");

    /// <summary>Discord no longer answers.</summary>
    public static ConnectionEnd HeartbeatUnanswered { get; } = new(NextStep.Resume, "Discord did not acknowledge a heartbeat");

    /// <summary>Another host has the turn to open a session by now.</summary>
    public static ConnectionEnd TurnMissed { get; } = new(NextStep.Identify, "Discord said hello too late for the shard's turn to open a session");

    /// <summary>Discord opened the connection and then said nothing.</summary>
    public static ConnectionEnd NoHello { get; } = new(NextStep.Resume, "Discord did not say hello in time");

    /// <summary>Discord wants more shards; a person has to see to it where nobody else can.</summary>
    public static ConnectionEnd TooFewShards { get; } =
        Fatal(4011, "the bot is in too many guilds for so few shards. Leave the number of shards out of the configuration, or raise it") with { Next = NextStep.Reshard };

    /// <summary>Discord broke off the session.</summary>
    public static ConnectionEnd SessionInvalid(bool mayResume) => mayResume
        ? new ConnectionEnd(NextStep.Resume, "Discord asked to resume the session")
        : new ConnectionEnd(NextStep.Identify, "Discord ended the session") { NeedsPause = true };

    /// <summary>The connection failed.</summary>
    public static ConnectionEnd Lost(string reason) => new(NextStep.Resume, reason);

    /// <summary>Discord sent what cannot be understood.</summary>
    public static ConnectionEnd Malformed(string what) => new(NextStep.Resume, $"Discord sent {what}");

    /// <summary>Discord closed the connection.</summary>
    public static ConnectionEnd Closed(int? code, string? description) => code switch
    {
        4004 => Fatal(4004, "it refuses the bot's token. Copy a valid one from Discord's developer portal into the configuration"),
        4010 => Fatal(4010, "the number of shards does not suit this bot. Leave the setting out, or take a multiple of what Discord recommends"),
        4011 => TooFewShards,
        4012 => Fatal(4012, "it no longer speaks this version of the gateway. Install a newer version of this program"),
        4013 => Fatal(4013, "it does not know one of the intents. Check the intents in the configuration"),
        4014 => Fatal(
            4014,
            "an intent needs its switch. Enable 'Server Members Intent', 'Message Content Intent' and, where templates want presences, "
            + "'Presence Intent' in the developer portal, page Bot"),
        4003 or 4007 or 4009 => new ConnectionEnd(NextStep.Identify, ClosedWith(code, description)),
        _ => new ConnectionEnd(NextStep.Resume, ClosedWith(code, description)),
    };

    static ConnectionEnd Fatal(int code, string reason) =>
        new(NextStep.Fail, $"Discord closed the gateway connection with {code}: {reason}, and start again.");

    static string ClosedWith(int? code, string? description) =>
        $"Discord closed the connection{(code == null ? "" : $" with {code}")}{(string.IsNullOrEmpty(description) ? "" : $" ({description})")}";
}
