using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Configuration;

/// <summary>The connection to Discord (section <c>discord</c>). The application's id is asked from Discord.</summary>
public sealed class DiscordSettings
{
    /// <summary>The bot's token, without the word Bot. Default none: verbs that need Discord refuse to start.</summary>
    public Secret? Token { get; init; }

    /// <summary>A file that holds the token alone; instead of <see cref="Token"/>. Default none.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Base of the REST interface, without a version. Default Discord's own; the playground prints its own.</summary>
    public Uri ApiUrl { get; init; } = new("https://discord.com/api");

    /// <summary>
    /// The shards of this worker: a number for all of so many, or <c>0-3/16</c> or <c>0-3,16-19/32</c> for some of them.
    /// Default none: all of as many as Discord recommends.
    /// </summary>
    public ShardSet? Shards { get; init; }

    /// <summary>How Discord compresses what it sends over the gateway. Default auto.</summary>
    public GatewayCompression Compression { get; init; } = GatewayCompression.Auto;

    /// <summary>Which events Discord is asked for. Default those that templates subscribe to.</summary>
    public IntentChoice Intents { get; init; } = IntentChoice.Subscribed;

    /// <summary>How the bot shows to members.</summary>
    public PresenceSettings Presence { get; init; } = new();

    /// <summary>Interactions over HTTP in place of the gateway.</summary>
    public InteractionSettings Interactions { get; init; } = new();

    /// <summary>The same for the gateway client of a worker.</summary>
    /// <param name="intents">The events to ask for at first.</param>
    /// <param name="turns">Keeps the turns to open sessions apart from those of other hosts; null where there are none.</param>
    public GatewayClientOptions ToGatewayOptions(GatewayIntents intents, ISharedIdentifyTurns? turns = null) => new()
    {
        Shards = Shards,
        Compression = Compression,
        Intents = intents,
        Presence = Presence.ToPresence(),
        KeepSessionsOnStop = true,
        SharedTurns = turns,
    };
}
