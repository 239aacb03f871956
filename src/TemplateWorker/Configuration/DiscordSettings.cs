using System.ComponentModel.DataAnnotations;

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

    /// <summary>Number of gateway shards. Default none: as many as Discord recommends.</summary>
    [Range(1, 16384)]
    public int? Shards { get; init; }
}
