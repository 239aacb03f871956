using System.Text.Json;

namespace TemplateWorker.Playground;

/// <summary>What a program needs to know to use a running playground.</summary>
/// <param name="Api">Base URL of the REST side, without a version.</param>
/// <param name="Token">The bot's token.</param>
/// <param name="ApplicationId">The application's id, which is also the bot's.</param>
/// <param name="GuildId">The first guild.</param>
/// <param name="ChannelId">Its channel for anything.</param>
/// <param name="MemberId">A member to act as.</param>
public sealed record PlaygroundAnnouncement(
    string Api, string Token, string ApplicationId, string GuildId, string ChannelId, string MemberId)
{
    /// <summary>One line of JSON.</summary>
    /// <returns>The line, without its end.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, AnnouncementJson.Default.PlaygroundAnnouncement);

    /// <summary>Reads the line back.</summary>
    /// <param name="json">What <see cref="ToJson"/> made.</param>
    /// <returns>The announcement.</returns>
    /// <exception cref="JsonException">The text is not such a line.</exception>
    public static PlaygroundAnnouncement FromJson(string json) =>
        JsonSerializer.Deserialize(json, AnnouncementJson.Default.PlaygroundAnnouncement)
        ?? throw new JsonException("The announcement is null.");
}
