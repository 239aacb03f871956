using System.Collections.Immutable;
using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Threads: starting them, taking part, and the lists of them.</summary>
sealed class ThreadRoutes(
    WorldState world, AccessRules access, ChannelRegistry registry, MessageBoard board, MessagePoster poster)
{
    // Minutes; what Discord takes unless told otherwise.
    const int UsualArchiveMinutes = 1440;
    const int MostListed = 100;
    const int LongestSlowMode = 21_600;

    static readonly int[] ArchiveMinutes = [60, 1440, 4320, 10_080];

    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/channels/{channel_id}/threads", RouteLimit.Messages, CreateAsync),
        new("POST", "/channels/{channel_id}/messages/{message_id}/threads", RouteLimit.Messages, CreateFromMessageAsync),
        new("GET", "/channels/{channel_id}/thread-members", RouteLimit.Reading, Members),
        new("PUT", "/channels/{channel_id}/thread-members/@me", RouteLimit.Messages, request => Join(request, world.Bot.Id)),
        new("DELETE", "/channels/{channel_id}/thread-members/@me", RouteLimit.Messages, request => Leave(request, world.Bot.Id)),
        new("PUT", "/channels/{channel_id}/thread-members/{user_id}", RouteLimit.Messages, request => Join(request, request.Id("user_id"))),
        new("DELETE", "/channels/{channel_id}/thread-members/{user_id}", RouteLimit.Messages, request => Leave(request, request.Id("user_id"))),
        new("GET", "/guilds/{guild_id}/threads/active", RouteLimit.Reading, Active),
        new("GET", "/channels/{channel_id}/threads/archived/public", RouteLimit.Reading, request => Archived(request, isPrivate: false)),
        new("GET", "/channels/{channel_id}/threads/archived/private", RouteLimit.Reading, request => Archived(request, isPrivate: true)),
    ];

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        var form = Form.Of(body.Json);
        lock (world.Gate)
        {
            var parent = access.Channel(request.Id("channel_id"));
            if (parent.Channel.Type == ChannelType.Forum)
                return Post(parent, form, body, request.Reason);
            var type = TypeOf(parent, form);
            access.Channel(
                parent.Channel.Id,
                type == ChannelType.PrivateThread ? GuildPermissions.CreatePrivateThreads : GuildPermissions.CreatePublicThreads);
            return Answer(registry.AddThread(parent.Guild, Read(form, parent, world.Ids.Next(), type), request.Reason));
        }
    }

    async ValueTask<ApiAnswer> CreateFromMessageAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var parent = access.Channel(request.Id("channel_id"), GuildPermissions.CreatePublicThreads);
            var message = access.Message(parent.Channel.Id, request.Id("message_id"));
            if (message.Flags.HasFlag(MessageMarks.HasThread))
                throw DiscordErrors.ThreadExists();
            // A thread at a message carries the message's id.
            var thread = Read(form, parent, message.Id, PublicIn(parent));
            var state = registry.AddThread(parent.Guild, thread, request.Reason);
            board.Mark(parent, message, MessageMarks.HasThread);
            return Answer(state);
        }
    }

    ApiAnswer Post(ChannelState forum, Form form, RequestBody body, string? reason)
    {
        access.Channel(forum.Channel.Id, GuildPermissions.SendMessages);
        var first = form.Object("message", required: true);
        var thread = Read(form, forum, world.Ids.Next(), ChannelType.PublicThread);
        var message = MessageForm.Read(first!.Element, MessageMarks.SuppressEmbeds | MessageMarks.ComponentsV2);
        var draft = poster.Draft(thread.Id, message, body with { Json = first.Element });
        var state = registry.AddThread(forum.Guild, thread, reason);
        board.Post(draft with { Id = thread.Id });
        return Answer(state);
    }

    ValueTask<ApiAnswer> Members(ApiRequest request)
    {
        lock (world.Gate)
        {
            var thread = Thread(request);
            return new(ApiAnswer.Array(thread.Channel.Thread!.Members, (writer, member) =>
                ChannelJson.WriteThreadMember(writer, thread.Channel.Id, member.Key, member.Value)));
        }
    }

    ValueTask<ApiAnswer> Join(ApiRequest request, Snowflake userId)
    {
        lock (world.Gate)
        {
            var thread = Open(request);
            if (userId != world.Bot.Id)
                access.Channel(thread.Channel.Id, GuildPermissions.SendMessages);
            access.Member(thread.Guild.Id, userId);
            ThreadActivity.Join(world, thread, userId);
            return new(ApiAnswer.NoContent);
        }
    }

    ValueTask<ApiAnswer> Leave(ApiRequest request, Snowflake userId)
    {
        lock (world.Gate)
        {
            var thread = Open(request);
            var isOwnPrivate = thread.Channel.Type == ChannelType.PrivateThread && thread.Channel.Thread!.OwnerId == world.Bot.Id;
            if (userId != world.Bot.Id && !isOwnPrivate)
                access.Channel(thread.Channel.Id, GuildPermissions.ManageThreads);
            ThreadActivity.Leave(world, thread, userId);
            return new(ApiAnswer.NoContent);
        }
    }

    ValueTask<ApiAnswer> Active(ApiRequest request)
    {
        lock (world.Gate)
        {
            var threads = access.Guild(request.Id("guild_id")).Threads.Values
                .Where(thread => !thread.Channel.Thread!.IsArchived
                    && thread.PermissionsOf(world.Bot.Id).HasFlag(GuildPermissions.ViewChannel))
                .OrderByDescending(thread => thread.Channel.Id);
            return new(List([.. threads], hasMore: false));
        }
    }

    ValueTask<ApiAnswer> Archived(ApiRequest request, bool isPrivate)
    {
        var limit = request.QueryLimit(50, MostListed);
        var before = request.QueryTime("before") ?? DateTimeOffset.MaxValue;
        lock (world.Gate)
        {
            var parent = access.Channel(
                request.Id("channel_id"),
                isPrivate
                    ? GuildPermissions.ReadMessageHistory | GuildPermissions.ManageThreads
                    : GuildPermissions.ReadMessageHistory);
            var threads = parent.Guild.Threads.Values
                .Where(thread => thread.Channel.ParentId == parent.Channel.Id
                    && thread.Channel.Thread!.IsArchived
                    && thread.Channel.Type == ChannelType.PrivateThread == isPrivate
                    && thread.Channel.Thread.ArchiveChangedAt < before)
                .OrderByDescending(thread => thread.Channel.Thread!.ArchiveChangedAt)
                .ToList();
            return new(List([.. threads.Take(limit)], threads.Count > limit));
        }
    }

    GuildChannel Read(Form form, ChannelState parent, Snowflake id, ChannelType type)
    {
        var name = form.Text("name", 1, 100, required: true);
        var minutes = form.Choice("auto_archive_duration", required: false, ArchiveMinutes) ?? UsualArchiveMinutes;
        var slowMode = form.Number("rate_limit_per_user", 0, LongestSlowMode) ?? 0;
        var isInvitable = !form.Has("invitable") || form.Flag("invitable");
        form.Errors.ThrowIfAny();
        return new GuildChannel(id, parent.Guild.Id, name!, null, 0, [])
        {
            Type = type,
            ParentId = parent.Channel.Id,
            SlowModeSeconds = slowMode,
            Thread = new ThreadDetails(world.Bot.Id, world.Now, minutes)
            {
                IsInvitable = isInvitable,
                Members = ImmutableDictionary<Snowflake, DateTimeOffset>.Empty.Add(world.Bot.Id, world.Now),
            },
        };
    }

    static ChannelType TypeOf(ChannelState parent, Form form)
    {
        if (parent.Channel.Type == ChannelType.Announcement)
            return ChannelType.AnnouncementThread;
        if (parent.Channel.Type != ChannelType.Text)
            throw DiscordErrors.WrongChannelType();
        var type = form.Choice("type", required: false, (int)ChannelType.PublicThread, (int)ChannelType.PrivateThread);
        form.Errors.ThrowIfAny();
        return (ChannelType?)type ?? ChannelType.PrivateThread;
    }

    static ChannelType PublicIn(ChannelState parent) => parent.Channel.Type switch
    {
        ChannelType.Announcement => ChannelType.AnnouncementThread,
        ChannelType.Text => ChannelType.PublicThread,
        _ => throw DiscordErrors.WrongChannelType(),
    };

    ChannelState Thread(ApiRequest request)
    {
        var state = access.Channel(request.Id("channel_id"));
        return state.Channel.Thread is not null ? state : throw DiscordErrors.WrongChannelType();
    }

    ChannelState Open(ApiRequest request)
    {
        var state = Thread(request);
        return state.Channel.Thread!.IsArchived ? throw DiscordErrors.ThreadIsArchived() : state;
    }

    ApiAnswer Answer(ChannelState thread) => ApiAnswer.Json(
        (thread.Channel, world.Bot.Id),
        static (writer, state) => ChannelJson.WriteThread(writer, state.Channel, state.Id),
        201);

    ApiAnswer List(List<ChannelState> threads, bool hasMore) => ApiAnswer.Json((threads, hasMore, world.Bot.Id), WriteList);

    static void WriteList(Utf8JsonWriter writer, (List<ChannelState> Threads, bool HasMore, Snowflake BotId) list)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("threads"u8);
        foreach (var thread in list.Threads)
            ChannelJson.WriteThread(writer, thread.Channel, list.BotId);
        writer.WriteEndArray();
        writer.WriteStartArray("members"u8);
        foreach (var thread in list.Threads)
        {
            if (thread.Channel.Thread!.Members.TryGetValue(list.BotId, out var joinedAt))
                ChannelJson.WriteThreadMember(writer, thread.Channel.Id, list.BotId, joinedAt);
        }
        writer.WriteEndArray();
        writer.WriteBoolean("has_more"u8, list.HasMore);
        writer.WriteEndObject();
    }
}
