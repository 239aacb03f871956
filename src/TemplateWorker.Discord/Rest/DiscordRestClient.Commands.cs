namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Reads the application's global commands.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGlobalCommandsAsync(ulong applicationId, CancellationToken cancellation) =>
        SendAsync(GlobalCommandsRequest(HttpMethod.Get, applicationId), cancellation);

    /// <summary>Replaces all global commands of the application.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="body">The commands, a UTF-8 JSON array.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands as Discord keeps them, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> BulkOverwriteGlobalCommandsAsync(
        ulong applicationId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(GlobalCommandsRequest(HttpMethod.Put, applicationId) with { Body = body }, cancellation);

    /// <summary>Reads the application's commands of one guild.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGuildCommandsAsync(ulong applicationId, ulong guildId, CancellationToken cancellation) =>
        SendAsync(GuildCommandsRequest(HttpMethod.Get, applicationId, guildId), cancellation);

    /// <summary>Replaces all commands of the application in one guild.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">The commands, a UTF-8 JSON array.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands as Discord keeps them, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> BulkOverwriteGuildCommandsAsync(
        ulong applicationId, ulong guildId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(GuildCommandsRequest(HttpMethod.Put, applicationId, guildId) with { Body = body }, cancellation);

    static RestRequest GlobalCommandsRequest(HttpMethod method, ulong applicationId) =>
        new(method, "/applications/{application_id}/commands", $"/applications/{applicationId}/commands", "");

    static RestRequest GuildCommandsRequest(HttpMethod method, ulong applicationId, ulong guildId) =>
        new(
            method,
            "/applications/{application_id}/guilds/{guild_id}/commands",
            $"/applications/{applicationId}/guilds/{guildId}/commands",
            guildId.ToString());
}
