namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Makes a webhook.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="body">Discord's create webhook object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The webhook with its token, as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateWebhookAsync(
        ulong channelId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(
            ChannelRequest(HttpMethod.Post, channelId, "/webhooks", "/webhooks") with
            {
                Body = body,
                AuditReason = auditReason,
            },
            cancellation);

    /// <summary>Reads the webhooks of a channel.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The webhooks with their tokens, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetChannelWebhooksAsync(ulong channelId, CancellationToken cancellation) =>
        SendAsync(ChannelRequest(HttpMethod.Get, channelId, "/webhooks", "/webhooks"), cancellation);

    /// <summary>Reads the webhooks of a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The webhooks with their tokens, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGuildWebhooksAsync(ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildRequest(HttpMethod.Get, guildId, "/webhooks", "/webhooks"), cancellation);

    /// <summary>Reads a webhook.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The webhook with its token, as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetWebhookAsync(ulong webhookId, CancellationToken cancellation) =>
        SendAsync(WebhookRequest(HttpMethod.Get, webhookId), cancellation);

    /// <summary>Changes a webhook.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="body">Discord's modify webhook object as UTF-8 JSON.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The webhook with its token, as UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditWebhookAsync(
        ulong webhookId, ReadOnlyMemory<byte> body, string? auditReason, CancellationToken cancellation) =>
        SendAsync(WebhookRequest(HttpMethod.Patch, webhookId) with { Body = body, AuditReason = auditReason }, cancellation);

    /// <summary>Removes a webhook.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="auditReason">What the guild's audit log shall say, at most 512 characters; null for nothing.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteWebhookAsync(ulong webhookId, string? auditReason, CancellationToken cancellation) =>
        SendAsync(WebhookRequest(HttpMethod.Delete, webhookId) with { AuditReason = auditReason }, cancellation);

    /// <summary>
    /// Posts as a webhook. Not repeated when an answer is lost, for Discord has no means to tell the second from the first.
    /// </summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="token">Its token.</param>
    /// <param name="content">Discord's execute webhook object.</param>
    /// <param name="threadId">The thread of the channel to post in; null for the channel itself.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> ExecuteWebhookAsync(
        ulong webhookId, string token, MessageContent content, ulong? threadId, CancellationToken cancellation)
    {
        var segment = PathSegment.Escape(token, nameof(token));
        var query = new RestQuery().Add("wait", "true").Add("with_components", "true").Add("thread_id", threadId?.ToString());
        return SendAsync(
            new RestRequest(
                HttpMethod.Post, "/webhooks/{webhook_id}/{webhook_token}", $"/webhooks/{webhookId}/{segment}{query}", segment)
            {
                UsesBotToken = false,
            }.Carrying(content),
            cancellation);
    }

    static RestRequest WebhookRequest(HttpMethod method, ulong webhookId) =>
        new(method, "/webhooks/{webhook_id}", $"/webhooks/{webhookId}", webhookId.ToString());
}
