using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TemplateWorker.Playground.World;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>A message as tests see it: Discord's own fields, and what a person would notice.</summary>
static class MessageView
{
    // A test that compares the text of a larger file would print it when it fails.
    const int MostShownBytes = 64 * 1024;

    /// <summary>The message.</summary>
    public static JsonObject Of(PlaygroundWorld world, Message message)
    {
        var view = new JsonObject
        {
            ["id"] = message.Id.ToString(),
            ["channel_id"] = message.ChannelId.ToString(),
            ["author"] = Author(message.Author),
            ["content"] = message.Content,
            ["text"] = world.TextOf(message),
            ["timestamp"] = Time(message.CreatedAt),
            ["edited_timestamp"] = message.EditedAt is { } edited ? Time(edited) : null,
            ["flags"] = (long)message.Flags,
            ["ephemeral"] = message.IsEphemeral,
            ["visible_to"] = message.VisibleTo?.ToString(),
            ["thinking"] = message.IsThinking,
            ["pinned"] = message.PinnedAt is not null,
            ["embeds"] = Parse(message.Embeds),
            ["components"] = Parse(message.Components),
            ["reactions"] = new JsonArray([.. message.Reactions.Select(reaction => Reacted(world, message.GuildId, reaction))]),
            ["mentions"] = new JsonArray([.. message.Mentions.Select(member => JsonValue.Create(member.Id.ToString()))]),
            ["files"] = new JsonArray([.. message.Attachments.Select(File)]),
            ["reply_to"] = message.Reference?.MessageId.ToString(),
            ["interaction_id"] = message.Origin?.InteractionId.ToString(),
            ["is_followup"] = message.Origin?.OriginalMessageId is not null,
            ["deleted"] = false,
        };
        return view;
    }

    static JsonObject Author(User user) => new()
    {
        ["id"] = user.Id.ToString(),
        ["username"] = user.Username,
        ["bot"] = user.IsBot,
    };

    static JsonObject File(Attachment file) => new()
    {
        ["name"] = file.FileName,
        ["size"] = file.Content.Length,
        ["description"] = file.Description,
        ["text"] = file.Content.Length <= MostShownBytes && Utf8.IsValid(file.Content.Span) ? Encoding.UTF8.GetString(file.Content.Span) : null,
    };

    static JsonObject Reacted(PlaygroundWorld world, Snowflake guildId, Reaction reaction)
    {
        var members = world.FindGuild(guildId)?.Members ?? [];
        return new JsonObject
        {
            ["emoji"] = reaction.Emoji,
            ["count"] = reaction.UserIds.Length,
            ["users"] = new JsonArray([.. reaction.UserIds.Select(id =>
                JsonValue.Create(members.FirstOrDefault(member => member.Id == id)?.User.Username ?? id.ToString()))]),
        };
    }

    static JsonNode Parse(JsonElement? items) => items is { } array ? JsonNode.Parse(array.GetRawText())! : new JsonArray();

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
