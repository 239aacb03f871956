using System.Security.Cryptography;
using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Makes, changes and removes webhooks. Called under the world's lock.</summary>
sealed class WebhookRegistry(WorldState world, AuditLog audit)
{
    const string TokenAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const int TokenLength = 68;

    public (GuildState Guild, Webhook Webhook)? Find(Snowflake id)
    {
        foreach (var guild in world.Guilds.Values)
        {
            if (guild.Webhooks.TryGetValue(id, out var webhook))
                return (guild, webhook);
        }
        return null;
    }

    public Webhook Add(ChannelState channel, string name, string? reason)
    {
        var token = RandomNumberGenerator.GetString(TokenAlphabet, TokenLength);
        var webhook = new Webhook(world.Ids.Next(), channel.Channel.Id, name, token, world.Bot);
        channel.Guild.Webhooks[webhook.Id] = webhook;
        Tell(channel.Guild, webhook.ChannelId);
        audit.Add(channel.Guild, AuditAction.WebhookCreate, webhook.Id, reason, AuditLogJson.Changes(null, Bytes(webhook)));
        return webhook;
    }

    public Webhook Replace(GuildState guild, Webhook before, Webhook after, string? reason)
    {
        if (before == after)
            return after;
        guild.Webhooks[after.Id] = after;
        Tell(guild, after.ChannelId);
        audit.Add(guild, AuditAction.WebhookUpdate, after.Id, reason, AuditLogJson.Changes(Bytes(before), Bytes(after)));
        return after;
    }

    public void Remove(GuildState guild, Webhook webhook, string? reason)
    {
        guild.Webhooks.Remove(webhook.Id);
        Tell(guild, webhook.ChannelId);
        audit.Add(guild, AuditAction.WebhookDelete, webhook.Id, reason, AuditLogJson.Changes(Bytes(webhook), null));
    }

    void Tell(GuildState guild, Snowflake channelId) => world.Dispatch(GatewayEvent.Of(
        "WEBHOOKS_UPDATE",
        GatewayIntents.GuildWebhooks,
        guild.Id,
        (guild, channelId),
        static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteId("guild_id"u8, state.guild.Id);
            writer.WriteId("channel_id"u8, state.channelId);
            writer.WriteEndObject();
        }));

    // What the audit log tells of a webhook; its token is not among it.
    static byte[] Bytes(Webhook webhook) => JsonBytes.Write(webhook, static (writer, webhook) =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("type"u8, 1);
        writer.WriteString("name"u8, webhook.Name);
        writer.WriteId("channel_id"u8, webhook.ChannelId);
        writer.WriteEndObject();
    });
}
