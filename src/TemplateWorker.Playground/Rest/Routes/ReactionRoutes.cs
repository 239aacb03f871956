using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>The bot's reactions, and who reacted.</summary>
sealed class ReactionRoutes(WorldState world, AccessRules access, ReactionBoard board)
{
    const string All = "/channels/{channel_id}/messages/{message_id}/reactions";
    const string OneEmoji = All + "/{emoji}";

    // Discord counts whatever changes reactions together.
    const string Changes = "reactions";

    const int UsualUsers = 25;
    const int MostUsers = 100;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("PUT", OneEmoji + "/@me", RouteLimit.Reactions, Add) { SharedBucket = Changes },
        new("DELETE", OneEmoji + "/@me", RouteLimit.Reactions, Remove) { SharedBucket = Changes },
        new("DELETE", OneEmoji + "/{user_id}", RouteLimit.Reactions, RemoveOfUser) { SharedBucket = Changes },
        new("GET", OneEmoji, RouteLimit.Reading, Users),
        new("DELETE", OneEmoji, RouteLimit.Reactions, request => Clear(request, ofOneEmoji: true)) { SharedBucket = Changes },
        new("DELETE", All, RouteLimit.Reactions, request => Clear(request, ofOneEmoji: false)) { SharedBucket = Changes },
    ];

    ValueTask<ApiAnswer> Add(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.ReadMessageHistory);
        var emoji = Emoji(request);
        // Joining in with a reaction that is there needs no permission.
        if (!message.Reactions.Any(reaction => reaction.Emoji == emoji))
            access.Channel(message.ChannelId, GuildPermissions.AddReactions);
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

    ValueTask<ApiAnswer> RemoveOfUser(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.ManageMessages);
        board.Remove(message, Emoji(request), access.User(request.Id("user_id")));
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> Clear(ApiRequest request, bool ofOneEmoji)
    {
        var message = Message(request, GuildPermissions.ManageMessages);
        board.Clear(message, ofOneEmoji ? Emoji(request) : null);
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> Users(ApiRequest request)
    {
        var message = Message(request, GuildPermissions.ReadMessageHistory);
        var emoji = Emoji(request);
        var limit = request.QueryLimit(UsualUsers, MostUsers);
        var after = request.QueryId("after") ?? default;
        // Nobody gives super reactions here, which are those of type 1.
        var isBurst = request.QueryNumber("type") == 1;
        lock (world.Gate)
        {
            var reaction = isBurst ? null : message.Reactions.FirstOrDefault(found => found.Emoji == emoji);
            var users = (reaction?.UserIds ?? []).Where(id => id > after).Order().Take(limit);
            return new(ApiAnswer.Array(users.Select(world.Users.GetValueOrDefault).OfType<User>(), UserJson.Write));
        }
    }

    Message Message(ApiRequest request, GuildPermissions needed) =>
        access.Message(request.Id("channel_id"), request.Id("message_id"), needed);

    string Emoji(ApiRequest request)
    {
        lock (world.Gate)
            return EmojiText.Read(world, request.Text("emoji")) ?? throw DiscordErrors.UnknownEmoji();
    }
}
