namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    const int AlreadyAcknowledged = 40060;

    /// <summary>Answers an interaction, within 3 s of its arrival.</summary>
    /// <param name="interactionId">The interaction.</param>
    /// <param name="token">Its token.</param>
    /// <param name="content">Discord's interaction response object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task CreateInteractionResponseAsync(
        ulong interactionId, string token, MessageContent content, CancellationToken cancellation)
    {
        const string route = "/interactions/{interaction_id}/{interaction_token}/callback";
        var segment = PathSegment.Escape(token, nameof(token));
        return SendAsync(
            new RestRequest(HttpMethod.Post, route, $"/interactions/{interactionId}/{segment}/callback", segment)
            {
                UsesBotToken = false,
                MayRepeat = true,
                DoneCode = AlreadyAcknowledged,
            }.Carrying(content),
            cancellation);
    }

    /// <summary>Reads the first answer to an interaction.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetOriginalInteractionResponseAsync(
        ulong applicationId, string token, CancellationToken cancellation) =>
        SendAsync(OriginalResponseRequest(HttpMethod.Get, applicationId, token), cancellation);

    /// <summary>Changes the first answer to an interaction, or gives it after a deferred one.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="content">Discord's edit webhook message object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditOriginalInteractionResponseAsync(
        ulong applicationId, string token, MessageContent content, CancellationToken cancellation) =>
        SendAsync(OriginalResponseRequest(HttpMethod.Patch, applicationId, token).Carrying(content), cancellation);

    /// <summary>Removes the first answer to an interaction.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteOriginalInteractionResponseAsync(ulong applicationId, string token, CancellationToken cancellation) =>
        SendAsync(OriginalResponseRequest(HttpMethod.Delete, applicationId, token), cancellation);

    /// <summary>
    /// Adds a message to an answered interaction. Not repeated when an answer is lost, for Discord has no means to tell
    /// the second from the first.
    /// </summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="content">Discord's execute webhook object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateFollowupMessageAsync(
        ulong applicationId, string token, MessageContent content, CancellationToken cancellation) =>
        SendAsync(InteractionWebhookRequest(HttpMethod.Post, applicationId, token, "").Carrying(content), cancellation);

    /// <summary>Reads a message that was added to an interaction.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetFollowupMessageAsync(
        ulong applicationId, string token, ulong messageId, CancellationToken cancellation) =>
        SendAsync(FollowupRequest(HttpMethod.Get, applicationId, token, messageId), cancellation);

    /// <summary>Changes a message that was added to an interaction.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="content">Discord's edit webhook message object.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message as UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditFollowupMessageAsync(
        ulong applicationId, string token, ulong messageId, MessageContent content, CancellationToken cancellation) =>
        SendAsync(FollowupRequest(HttpMethod.Patch, applicationId, token, messageId).Carrying(content), cancellation);

    /// <summary>Removes a message that was added to an interaction.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="token">The interaction's token.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The token cannot be part of a path.</exception>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteFollowupMessageAsync(
        ulong applicationId, string token, ulong messageId, CancellationToken cancellation) =>
        SendAsync(FollowupRequest(HttpMethod.Delete, applicationId, token, messageId), cancellation);

    static RestRequest OriginalResponseRequest(HttpMethod method, ulong applicationId, string token) =>
        InteractionWebhookRequest(method, applicationId, token, "/messages/@original");

    static RestRequest FollowupRequest(HttpMethod method, ulong applicationId, string token, ulong messageId) =>
        InteractionWebhookRequest(method, applicationId, token, $"/messages/{messageId}", "/messages/{message_id}");

    static RestRequest InteractionWebhookRequest(
        HttpMethod method, ulong applicationId, string token, string path, string? route = null)
    {
        var segment = PathSegment.Escape(token, nameof(token));
        return new RestRequest(
            method,
            "/webhooks/{application_id}/{interaction_token}" + (route ?? path),
            $"/webhooks/{applicationId}/{segment}{path}",
            segment)
        {
            UsesBotToken = false,
        };
    }
}
