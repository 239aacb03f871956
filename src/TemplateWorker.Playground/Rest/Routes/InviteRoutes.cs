using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Ways into guilds.</summary>
sealed class InviteRoutes(WorldState world, AccessRules access, InviteRegistry registry)
{
    // Seconds: a week at most, a day unless told otherwise.
    const int MostAge = 604_800;
    const int UsualAge = 86_400;
    const int MostUses = 100;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/channels/{channel_id}/invites", RouteLimit.Messages, CreateAsync),
        new("GET", "/channels/{channel_id}/invites", RouteLimit.Reading, OfChannel),
        new("GET", "/guilds/{guild_id}/invites", RouteLimit.Reading, OfGuild),
        new("GET", "/invites/{code}", RouteLimit.Reading, Get),
        new("DELETE", "/invites/{code}", RouteLimit.Messages, Delete),
    ];

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.OptionalBodyAsync()).Json);
        var age = form.Number("max_age", 0, MostAge) ?? UsualAge;
        var uses = form.Number("max_uses", 0, MostUses) ?? 0;
        var (isTemporary, isUnique) = (form.Flag("temporary"), form.Flag("unique"));
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.CreateInstantInvite);
            if (channel.Channel.Thread is not null || channel.IsDirect)
                throw DiscordErrors.WrongChannelType();
            var similar = isUnique ? null : registry.FindLike(channel, age, uses, isTemporary);
            return Answer(channel.Guild, similar ?? registry.Add(channel, age, uses, isTemporary, request.Reason));
        }
    }

    ValueTask<ApiAnswer> OfChannel(ApiRequest request)
    {
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.ManageChannels);
            return new(Answer(channel.Guild, registry.Valid(channel.Guild).Where(invite => invite.ChannelId == channel.Channel.Id)));
        }
    }

    ValueTask<ApiAnswer> OfGuild(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageGuild);
            return new(Answer(guild, registry.Valid(guild)));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
        {
            var (guild, invite) = Find(request);
            return new(Answer(guild, invite, request.QueryFlag("with_counts")));
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var (guild, invite) = Find(request);
            if (!access.BotPermissions(guild).HasFlag(GuildPermissions.ManageGuild))
                access.Channel(invite.ChannelId, GuildPermissions.ManageChannels);
            registry.Remove(guild, invite, request.Reason);
            return new(Answer(guild, invite));
        }
    }

    (GuildState Guild, Invite Invite) Find(ApiRequest request) =>
        registry.Find(request.Text("code")) ?? throw DiscordErrors.UnknownInvite();

    static ApiAnswer Answer(GuildState guild, Invite invite, bool withCounts = false) =>
        ApiAnswer.Json((guild, invite, withCounts), static (writer, state) =>
            InviteJson.Write(writer, state.guild, state.invite, state.withCounts));

    static ApiAnswer Answer(GuildState guild, IEnumerable<Invite> invites) =>
        ApiAnswer.Array(invites, (writer, invite) => InviteJson.Write(writer, guild, invite));
}
