using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Pinned messages of channels, at the paths of today and those of before.</summary>
sealed class PinRoutes(WorldState world, AccessRules access, MessageBoard board, AuditLog audit)
{
    const string Today = "/channels/{channel_id}/messages/pins";
    const string Before = "/channels/{channel_id}/pins";

    // From Discord's documentation.
    const int MostPins = 250;
    const int MostListed = 50;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", Today, RouteLimit.Reading, List),
        new("GET", Before, RouteLimit.Reading, ListAll),
        .. ((string[])[Today, Before]).SelectMany(path => (ApiRoute[])
        [
            new("PUT", path + "/{message_id}", RouteLimit.Messages, request => Set(request, isPinned: true)),
            new("DELETE", path + "/{message_id}", RouteLimit.Messages, request => Set(request, isPinned: false)),
        ]),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var limit = request.QueryLimit(MostListed, MostListed);
        var before = request.QueryTime("before") ?? DateTimeOffset.MaxValue;
        lock (world.Gate)
        {
            var pinned = Pinned(request).Where(message => message.PinnedAt < before).ToList();
            return new(ApiAnswer.Json((world, pinned, limit), static (writer, state) =>
                Write(writer, state.world, state.pinned, state.limit)));
        }
    }

    ValueTask<ApiAnswer> ListAll(ApiRequest request)
    {
        lock (world.Gate)
        {
            return new(ApiAnswer.Array(Pinned(request), (writer, message) =>
                MessageJson.Write(writer, world, message, MessageView.Rest)));
        }
    }

    ValueTask<ApiAnswer> Set(ApiRequest request, bool isPinned)
    {
        lock (world.Gate)
        {
            var message = access.Message(request.Id("channel_id"), request.Id("message_id"));
            var channel = world.Channels[message.ChannelId];
            if ((channel.PermissionsOf(world.Bot.Id) & (GuildPermissions.PinMessages | GuildPermissions.ManageMessages)) == 0)
                throw DiscordErrors.MissingPermissions();
            if (message.PinnedAt is not null == isPinned)
                return new(ApiAnswer.NoContent);
            if (isPinned && channel.Messages.All.Count(other => other.PinnedAt is not null) >= MostPins)
                throw DiscordErrors.TooManyPins(MostPins);
            board.Pin(channel, message, isPinned);
            if (!channel.IsDirect)
                audit.Add(
                    channel.Guild, isPinned ? AuditAction.MessagePin : AuditAction.MessageUnpin, message.Author.Id, request.Reason,
                    options: AuditLogJson.Options(
                        ("channel_id", message.ChannelId.ToString()), ("message_id", message.Id.ToString())));
            return new(ApiAnswer.NoContent);
        }
    }

    IEnumerable<Message> Pinned(ApiRequest request) =>
        access.Channel(request.Id("channel_id"), GuildPermissions.ReadMessageHistory).Messages.All
            .Where(message => message.PinnedAt is not null)
            .OrderByDescending(message => message.PinnedAt)
            .ThenByDescending(message => message.Id);

    static void Write(Utf8JsonWriter writer, WorldState world, List<Message> pinned, int limit)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var message in pinned.Take(limit))
        {
            writer.WriteStartObject();
            writer.WriteTime("pinned_at"u8, message.PinnedAt);
            writer.WritePropertyName("message"u8);
            MessageJson.Write(writer, world, message, MessageView.Rest);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteBoolean("has_more"u8, pinned.Count > limit);
        writer.WriteEndObject();
    }
}
