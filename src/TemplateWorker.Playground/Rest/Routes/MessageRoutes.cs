using System.Globalization;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Messages of channels.</summary>
sealed class MessageRoutes(
    WorldState world, AccessRules access, MessageBoard board, MessagePoster poster, AuditLog audit)
{
    // From Discord's documentation of bulk delete.
    const int MostDeletedAtOnce = 100;

    static readonly TimeSpan OldestDeletedAtOnce = TimeSpan.FromDays(14);

    const MessageMarks Settable =
        MessageMarks.SuppressEmbeds | MessageMarks.SuppressNotifications | MessageMarks.ComponentsV2;

    readonly NonceMemory _nonces = new(world);

    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/channels/{channel_id}/messages", RouteLimit.Messages, PostAsync),
        new("GET", "/channels/{channel_id}/messages", RouteLimit.Reading, List),
        new("GET", "/channels/{channel_id}/messages/{message_id}", RouteLimit.Reading, Get),
        new("PATCH", "/channels/{channel_id}/messages/{message_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/channels/{channel_id}/messages/{message_id}", RouteLimit.Messages, Delete),
        new("POST", "/channels/{channel_id}/messages/{message_id}/crosspost", RouteLimit.Messages, Crosspost),
        new("POST", "/channels/{channel_id}/messages/bulk-delete", RouteLimit.Messages, BulkDeleteAsync),
        new("POST", "/channels/{channel_id}/typing", RouteLimit.Messages, Typing),
    ];

    async ValueTask<ApiAnswer> PostAsync(ApiRequest request)
    {
        var channelId = request.Id("channel_id");
        var body = await request.BodyAsync();
        if (!access.Channel(channelId, GuildPermissions.SendMessages).Channel.TakesMessages)
            throw DiscordErrors.NoTextChannel();
        var form = MessageForm.Read(body.Json, Settable);
        lock (world.Gate)
            return Answer(Post(channelId, form, body), MessageView.RestCreated);
    }

    // Under the lock, so that of two requests with one enforced nonce the second finds what the first posted.
    Message Post(Snowflake channelId, MessageForm form, RequestBody body)
    {
        if (form.EnforcesNonce && _nonces.Find(channelId, form.Nonce) is { } posted)
            return posted;

        var draft = poster.Draft(channelId, form, body);
        if (!draft.Attachments.IsEmpty)
            access.Channel(channelId, GuildPermissions.AttachFiles);
        var message = board.Post(WithReference(draft, form));
        if (form.EnforcesNonce)
            _nonces.Remember(channelId, form.Nonce, message.Id);
        return message;
    }

    MessageDraft WithReference(MessageDraft draft, MessageForm form)
    {
        if (form.RepliesTo is not { } target)
            return draft;

        var found = world.FindMessage(draft.ChannelId, target) is { IsEphemeral: false };
        if (found)
            return draft with { RepliesTo = target, Type = MessageType.Reply };
        if (!form.FailsWithoutReference)
            return draft;

        var errors = new FormErrors();
        errors.At("message_reference").Add("REPLIES_UNKNOWN_MESSAGE", "Unknown message");
        errors.ThrowIfAny();
        return draft;
    }

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.ReadMessageHistory);
            var page = MessagePage.Select(
                channel.Messages,
                request.QueryLimit(MessagePage.DefaultLimit, MessagePage.MostMessages),
                request.QueryId("before"),
                request.QueryId("after"),
                request.QueryId("around"));
            return new(ApiAnswer.Array(page, (writer, message) =>
                MessageJson.Write(writer, world, message, MessageView.Rest)));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request) => new(Answer(
        access.Message(request.Id("channel_id"), request.Id("message_id"), GuildPermissions.ReadMessageHistory),
        MessageView.Rest));

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        var message = access.Message(request.Id("channel_id"), request.Id("message_id"));
        if (message.Author.Id != world.Bot.Id)
            throw DiscordErrors.NotAuthor();
        var form = MessageForm.Read(
            body.Json, MessageMarks.SuppressEmbeds, message.Flags.HasFlag(MessageMarks.ComponentsV2));
        return Answer(poster.Edit(message, form, body), MessageView.Rest);
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        var message = access.Message(request.Id("channel_id"), request.Id("message_id"));
        var isOwn = message.Author.Id == world.Bot.Id;
        if (!isOwn)
            access.Channel(message.ChannelId, GuildPermissions.ManageMessages);
        lock (world.Gate)
        {
            if (board.Delete(message.ChannelId, message.Id) is null)
                throw DiscordErrors.UnknownMessage();
            if (!isOwn)
                audit.Add(
                    world.GuildOf(message), AuditAction.MessageDelete, message.Author.Id, request.Reason,
                    options: AuditLogJson.Options(("channel_id", message.ChannelId.ToString()), ("count", "1")));
        }
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> Crosspost(ApiRequest request)
    {
        lock (world.Gate)
        {
            var message = access.Message(request.Id("channel_id"), request.Id("message_id"), GuildPermissions.SendMessages);
            var channel = world.Channels[message.ChannelId];
            if (channel.Channel.Type != ChannelType.Announcement)
                throw DiscordErrors.WrongChannelType();
            if (message.Author.Id != world.Bot.Id)
                access.Channel(message.ChannelId, GuildPermissions.ManageMessages);
            if (message.Flags.HasFlag(MessageMarks.Crossposted))
                throw DiscordErrors.AlreadyCrossposted();
            return new(Answer(board.Mark(channel, message, MessageMarks.Crossposted), MessageView.Rest));
        }
    }

    async ValueTask<ApiAnswer> BulkDeleteAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var items = form.Items("messages", 0, int.MaxValue, required: true);
        form.Errors.ThrowIfAny();
        var ids = items!.Value.EnumerateArray()
            .Select(item => Snowflake.TryParse(item.ToString(), out var id) ? id : default)
            .Distinct()
            .ToList();
        if (ids.Count is < 2 or > MostDeletedAtOnce)
            throw DiscordErrors.BadBulkDelete();
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.ManageMessages);
            if (ids.Exists(id => world.Now - id.CreatedAt > OldestDeletedAtOnce))
                throw DiscordErrors.TooOldToBulkDelete();
            board.BulkDelete(channel, ids);
            audit.Add(
                channel.Guild, AuditAction.MessageBulkDelete, channel.Channel.Id, request.Reason,
                options: AuditLogJson.Options(("count", ids.Count.ToString(CultureInfo.InvariantCulture))));
            return ApiAnswer.NoContent;
        }
    }

    ValueTask<ApiAnswer> Typing(ApiRequest request)
    {
        board.StartTyping(access.Channel(request.Id("channel_id"), GuildPermissions.SendMessages), world.Bot);
        return new(ApiAnswer.NoContent);
    }

    ApiAnswer Answer(Message message, MessageView view)
    {
        lock (world.Gate)
        {
            return ApiAnswer.Json((world, message, view), static (writer, state) =>
                MessageJson.Write(writer, state.world, state.message, state.view));
        }
    }
}
