using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Webhooks of channels, as the bot keeps them; they are executed at <see cref="WebhookRoutes"/>.</summary>
sealed class IncomingWebhookRoutes(WorldState world, AccessRules access, WebhookRegistry registry)
{
    // From Discord's documentation of error 30007.
    const int MostPerChannel = 15;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/channels/{channel_id}/webhooks", RouteLimit.Messages, CreateAsync),
        new("GET", "/channels/{channel_id}/webhooks", RouteLimit.Reading, OfChannel),
        new("GET", "/guilds/{guild_id}/webhooks", RouteLimit.Reading, OfGuild),
        new("GET", "/webhooks/{webhook_id}", RouteLimit.Reading, Get),
        new("PATCH", "/webhooks/{webhook_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/webhooks/{webhook_id}", RouteLimit.Messages, Delete),
    ];

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var name = ReadName(form, isNew: true);
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.ManageWebhooks);
            if (channel.Channel.Type is not (ChannelType.Text or ChannelType.Announcement or ChannelType.Forum or ChannelType.Voice))
                throw DiscordErrors.WrongChannelType();
            if (channel.Guild.Webhooks.Values.Count(webhook => webhook.ChannelId == channel.Channel.Id) >= MostPerChannel)
                throw DiscordErrors.TooManyWebhooks(MostPerChannel);
            return Answer(channel.Guild, registry.Add(channel, name!, request.Reason));
        }
    }

    ValueTask<ApiAnswer> OfChannel(ApiRequest request)
    {
        lock (world.Gate)
        {
            var channel = access.Channel(request.Id("channel_id"), GuildPermissions.ManageWebhooks);
            var webhooks = channel.Guild.Webhooks.Values.Where(webhook => webhook.ChannelId == channel.Channel.Id);
            return new(Answer(channel.Guild, webhooks));
        }
    }

    ValueTask<ApiAnswer> OfGuild(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.ManageWebhooks);
            return new(Answer(guild, guild.Webhooks.Values));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
        {
            var (guild, webhook) = Find(request);
            return new(Answer(guild, webhook));
        }
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var name = ReadName(form, isNew: false);
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var (guild, before) = Find(request);
            var channelId = form.Element.Id("channel_id") ?? before.ChannelId;
            if (access.Channel(channelId, GuildPermissions.ManageWebhooks).Guild != guild)
                throw DiscordErrors.UnknownChannel();
            var after = before with { Name = name ?? before.Name, ChannelId = channelId };
            return Answer(guild, registry.Replace(guild, before, after, request.Reason));
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var (guild, webhook) = Find(request);
            registry.Remove(guild, webhook, request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    (GuildState Guild, Webhook Webhook) Find(ApiRequest request)
    {
        var found = registry.Find(request.Id("webhook_id")) ?? throw DiscordErrors.UnknownWebhook();
        access.Channel(found.Webhook.ChannelId, GuildPermissions.ManageWebhooks);
        return found;
    }

    static string? ReadName(Form form, bool isNew)
    {
        var name = form.Text("name", 1, 80, required: isNew);
        foreach (var word in (string[])["clyde", "discord"])
        {
            if (name?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false)
                form.Errors.At("name").Add("USERNAME_INVALID_CONTAINS", $"Username cannot contain \"{word}\"");
        }
        return name;
    }

    ApiAnswer Answer(GuildState guild, Webhook webhook) => ApiAnswer.Json((world, guild, webhook), static (writer, state) =>
        WebhookJson.Write(writer, state.world, state.guild.Id, state.webhook));

    ApiAnswer Answer(GuildState guild, IEnumerable<Webhook> webhooks) => ApiAnswer.Array(webhooks, (writer, webhook) =>
        WebhookJson.Write(writer, world, guild.Id, webhook));
}
