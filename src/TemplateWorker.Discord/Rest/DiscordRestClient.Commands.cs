namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    const string WithLocalizations = "?with_localizations=true";

    /// <summary>Reads the application's global commands, with their texts in all languages.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGlobalCommandsAsync(ulong applicationId, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Get, applicationId, guildId: null, query: WithLocalizations), cancellation);

    /// <summary>Replaces all global commands of the application.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="body">The commands, a UTF-8 JSON array.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands as Discord keeps them, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> BulkOverwriteGlobalCommandsAsync(
        ulong applicationId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Put, applicationId, guildId: null) with { Body = body }, cancellation);

    /// <summary>Reads the application's commands of one guild, with their texts in all languages.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> GetGuildCommandsAsync(ulong applicationId, ulong guildId, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Get, applicationId, guildId, query: WithLocalizations), cancellation);

    /// <summary>Replaces all commands of the application in one guild.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild.</param>
    /// <param name="body">The commands, a UTF-8 JSON array.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The commands as Discord keeps them, a UTF-8 JSON array.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> BulkOverwriteGuildCommandsAsync(
        ulong applicationId, ulong guildId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Put, applicationId, guildId) with { Body = body }, cancellation);

    /// <summary>Makes a command, or replaces the one of the same kind and name.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild that it is for; null for a global one.</param>
    /// <param name="body">Discord's create application command object as UTF-8 JSON.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The command as Discord keeps it, UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> CreateCommandAsync(
        ulong applicationId, ulong? guildId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        // Making it twice replaces it by itself.
        SendAsync(CommandsRequest(HttpMethod.Post, applicationId, guildId) with { Body = body, MayRepeat = true }, cancellation);

    /// <summary>Changes a command; what the body leaves out stays as it is.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild that it is for; null for a global one.</param>
    /// <param name="commandId">The command.</param>
    /// <param name="body">Discord's edit application command object as UTF-8 JSON.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The command as Discord keeps it, UTF-8 JSON.</returns>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task<ReadOnlyMemory<byte>> EditCommandAsync(
        ulong applicationId, ulong? guildId, ulong commandId, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Patch, applicationId, guildId, commandId) with { Body = body }, cancellation);

    /// <summary>Removes a command.</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="guildId">The guild that it is for; null for a global one.</param>
    /// <param name="commandId">The command.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordException">It did not happen; see the kinds of that exception.</exception>
    public Task DeleteCommandAsync(ulong applicationId, ulong? guildId, ulong commandId, CancellationToken cancellation) =>
        SendAsync(CommandsRequest(HttpMethod.Delete, applicationId, guildId, commandId), cancellation);

    static RestRequest CommandsRequest(
        HttpMethod method, ulong applicationId, ulong? guildId, ulong? commandId = null, string query = "")
    {
        var (route, path) = guildId is { } guild
            ? ("/applications/{application_id}/guilds/{guild_id}/commands", $"/applications/{applicationId}/guilds/{guild}/commands")
            : ("/applications/{application_id}/commands", $"/applications/{applicationId}/commands");
        return commandId is { } command
            ? new RestRequest(method, route + "/{command_id}", $"{path}/{command}", guildId?.ToString() ?? "")
            : new RestRequest(method, route, path + query, guildId?.ToString() ?? "");
    }
}
