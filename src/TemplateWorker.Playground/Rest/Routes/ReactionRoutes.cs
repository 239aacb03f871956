using System.Globalization;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>The bot's reactions, and who reacted.</summary>
sealed class ReactionRoutes(WorldState world, AccessRules access, ReactionBoard board)
{
    public IEnumerable<ApiRoute> Routes =>
    [
        new("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", RouteLimit.Reactions, Add),
        new("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me", RouteLimit.Reactions, Remove),
        new("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}", RouteLimit.Reading, Users),
    ];

    ValueTask<ApiAnswer> Add(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.AddReactions);
        var emoji = Emoji(request);
        if (!board.Add(message, emoji, world.Bot))
            throw DiscordErrors.TooManyReactions();
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> Remove(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.ViewChannel);
        var emoji = Emoji(request);
        board.Remove(message, emoji, world.Bot);
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> Users(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.ReadMessageHistory);
        var emoji = Emoji(request);
        lock (world.Gate)
        {
            var reaction = message.Reactions.FirstOrDefault(found => found.Emoji == emoji);
            return new(ApiAnswer.Array(
                (reaction?.UserIds ?? []).Select(world.Users.GetValueOrDefault).OfType<User>(), UserJson.Write));
        }
    }

    Message Message(ApiRequest request, GuildPermissions needed) =>
        access.Message(request.Id("channel_id"), request.Id("message_id"), needed);

    static string Emoji(ApiRequest request)
    {
        var text = request.Text("emoji");

        // Unicode emojis are the only ones without a colon; a word in ASCII letters is none.
        if (text.Length == 0 || text.Contains(':', StringComparison.Ordinal)
            || (char.IsAsciiLetterOrDigit(text[0]) && !text.Contains('\u20E3', StringComparison.Ordinal))
            || CharUnicodeInfo.GetUnicodeCategory(text, 0) == UnicodeCategory.SpaceSeparator)
            throw DiscordErrors.UnknownEmoji();
        return text;
    }
}
