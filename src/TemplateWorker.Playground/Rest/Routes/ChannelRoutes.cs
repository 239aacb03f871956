using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Channels of guilds, and changes of threads.</summary>
sealed class ChannelRoutes(WorldState world, AccessRules access, ChannelRegistry registry)
{
    // From Discord's documentation of error 30013.
    const int MostChannels = 500;

    static readonly int[] ArchiveMinutes = [60, 1440, 4320, 10_080];

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}/channels", RouteLimit.Reading, List),
        new("POST", "/guilds/{guild_id}/channels", RouteLimit.Messages, CreateAsync),
        new("GET", "/channels/{channel_id}", RouteLimit.Reading, Get),
        new("PATCH", "/channels/{channel_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/channels/{channel_id}", RouteLimit.Messages, Delete),
        new("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", RouteLimit.Messages, SetOverwriteAsync),
        new("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}", RouteLimit.Messages, DeleteOverwrite),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        lock (world.Gate)
        {
            var channels = access.Guild(request.Id("guild_id")).Channels.Values;
            return new(ApiAnswer.Array(channels.Select(state => state.Channel), ChannelJson.Write));
        }
    }

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageChannels);
            if (guild.Channels.Count >= MostChannels)
                throw DiscordErrors.TooManyChannels(MostChannels);
            var plain = new GuildChannel(world.Ids.Next(), guild.Id, "", null, guild.Channels.Count, [])
            {
                Type = ChannelForm.ReadType(form),
            };
            var channel = ChannelForm.Read(form, guild, plain, isNew: true);
            CheckGranted(guild, channel.Overwrites);
            return Answer(registry.Add(guild, channel, request.Reason).Channel, 201);
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
            return new(Answer(access.Channel(request.Id("channel_id")).Channel));
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var state = access.Channel(request.Id("channel_id"));
            if (state.IsDirect)
                throw DiscordErrors.WrongChannelType();
            var after = state.Channel.Thread is { } thread
                ? ReadThread(form, state, thread)
                : ReadChannel(form, state);
            registry.Replace(state, after, request.Reason);
            return Answer(state.Channel);
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var state = access.Channel(request.Id("channel_id"));
            if (state.IsDirect)
                throw DiscordErrors.WrongChannelType();
            access.Channel(
                state.Channel.Id,
                state.Channel.Thread is null ? GuildPermissions.ManageChannels : GuildPermissions.ManageThreads);
            registry.Remove(state, request.Reason);
            return new(Answer(state.Channel));
        }
    }

    async ValueTask<ApiAnswer> SetOverwriteAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        lock (world.Gate)
        {
            var state = WithOverwrites(request);
            var overwrite = ChannelForm.ReadOverwrite(form, request.Id("overwrite_id"));
            form.Errors.ThrowIfAny();
            if (overwrite.IsMember)
                access.User(overwrite.TargetId);
            else if (!state.Guild.Roles.ContainsKey(overwrite.TargetId))
                throw DiscordErrors.UnknownRole();
            CheckGranted(state.Guild, [overwrite]);
            var known = state.Channel.Overwrites.Any(other => other.TargetId == overwrite.TargetId);
            var others = state.Channel.Overwrites.RemoveAll(other => other.TargetId == overwrite.TargetId);
            registry.ReplaceOverwrites(
                state, state.Channel with { Overwrites = others.Add(overwrite) }, overwrite, request.Reason,
                known ? AuditAction.OverwriteUpdate : AuditAction.OverwriteCreate);
            return ApiAnswer.NoContent;
        }
    }

    ValueTask<ApiAnswer> DeleteOverwrite(ApiRequest request)
    {
        lock (world.Gate)
        {
            var state = WithOverwrites(request);
            var gone = state.Channel.Overwrites.FirstOrDefault(overwrite => overwrite.TargetId == request.Id("overwrite_id"))
                ?? throw DiscordErrors.UnknownOverwrite();
            registry.ReplaceOverwrites(
                state, state.Channel with { Overwrites = state.Channel.Overwrites.Remove(gone) }, gone, request.Reason,
                AuditAction.OverwriteDelete);
            return new(ApiAnswer.NoContent);
        }
    }

    ChannelState WithOverwrites(ApiRequest request)
    {
        var state = access.Channel(request.Id("channel_id"), GuildPermissions.ManageRoles);
        return state.Channel.Thread is null && !state.IsDirect ? state : throw DiscordErrors.WrongChannelType();
    }

    GuildChannel ReadChannel(Form form, ChannelState state)
    {
        access.Channel(state.Channel.Id, GuildPermissions.ManageChannels);
        var after = ChannelForm.Read(form, state.Guild, state.Channel, isNew: false);
        if (after.Overwrites != state.Channel.Overwrites)
            CheckGranted(state.Guild, after.Overwrites);
        return after;
    }

    GuildChannel ReadThread(Form form, ChannelState state, ThreadDetails thread)
    {
        if (thread.OwnerId != world.Bot.Id)
            access.Channel(state.Channel.Id, GuildPermissions.ManageThreads);
        var name = form.Text("name", 1, 100);
        var minutes = form.Choice("auto_archive_duration", required: false, ArchiveMinutes);
        var slowMode = form.Number("rate_limit_per_user", 0, 21_600);
        var (isArchived, isLocked, isInvitable) = (form.Flag("archived"), form.Flag("locked"), form.Flag("invitable"));
        form.Errors.ThrowIfAny();
        if (thread.IsArchived && !(form.Has("archived") && !isArchived))
            throw DiscordErrors.ThreadIsArchived();
        var changesArchive = form.Has("archived") && isArchived != thread.IsArchived;
        return state.Channel with
        {
            Name = name ?? state.Channel.Name,
            SlowModeSeconds = slowMode ?? state.Channel.SlowModeSeconds,
            Thread = thread with
            {
                IsArchived = form.Has("archived") ? isArchived : thread.IsArchived,
                IsLocked = form.Has("locked") ? isLocked : thread.IsLocked,
                IsInvitable = form.Has("invitable") ? isInvitable : thread.IsInvitable,
                AutoArchiveMinutes = minutes ?? thread.AutoArchiveMinutes,
                ArchiveChangedAt = changesArchive ? world.Now : thread.ArchiveChangedAt,
            },
        };
    }

    // Nobody gives in a channel what is not theirs in the guild.
    void CheckGranted(GuildState guild, IEnumerable<PermissionOverwrite> overwrites)
    {
        var own = access.BotPermissions(guild);
        if (overwrites.Any(overwrite => ((overwrite.Allow | overwrite.Deny) & ~own) != 0))
            throw DiscordErrors.MissingPermissions();
    }

    ApiAnswer Answer(GuildChannel channel, int status = 200) => channel.Type == ChannelType.Direct
        ? ApiAnswer.Json(
            (channel, Recipient(channel)),
            static (writer, state) => ChannelJson.WriteDirect(writer, state.channel, state.Item2),
            status)
        : ApiAnswer.Json(channel, ChannelJson.Write, status);

    User Recipient(GuildChannel channel) =>
        world.Channels[channel.Id].Guild.Members.Values.First(member => member.Id != world.Bot.Id).User;
}
