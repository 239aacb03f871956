using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Holds a template to the channels of its own guild. What the gateway did not tell is asked of Discord once.
/// </summary>
/// <param name="channels">What the gateway told.</param>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="time">The clock.</param>
sealed class ChannelGuard(ChannelDirectory channels, DiscordRestClient discord, TimeProvider time)
{
    // A channel that is made meanwhile is told by the gateway, so "no such channel" may be believed for a while.
    static readonly TimeSpan DenialLife = TimeSpan.FromMinutes(1);

    // Bounds what a template can make the host remember by naming channels that do not exist.
    const int MostDenials = 10_000;

    // Channel types ANNOUNCEMENT_THREAD, PUBLIC_THREAD and PRIVATE_THREAD.
    const int FirstThreadType = 10;
    const int LastThreadType = 12;

    readonly ConcurrentDictionary<ulong, Task<ulong>> _asked = new();
    readonly ConcurrentDictionary<ulong, TimeSpan> _denied = new();

    /// <summary>Makes sure that a channel belongs to the tenant's guild.</summary>
    /// <exception cref="HostCallException">It does not.</exception>
    public ValueTask CheckAsync(TenantId tenant, ulong channelId)
    {
        if (tenant.OwnerType != TenantOwnerType.Guild)
            throw HostCallException.Forbidden("Templates of a user cannot act in channels.");
        if (!channels.TryFind(channelId, out var guildId))
            return new ValueTask(AskAsync(tenant, channelId));
        if (guildId != tenant.OwnerId)
            throw Foreign(channelId);
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether a channel that was checked is a thread.</summary>
    public bool IsThread(ulong channelId) => channels.IsThread(channelId);

    // The answer is waited for whatever becomes of the dispatch: a refusal has to be counted, and the question forgotten.
    async Task AskAsync(TenantId tenant, ulong channelId)
    {
        if (_denied.TryGetValue(channelId, out var until) && until > time.GetSteadyTime())
            throw Foreign(channelId);
        var asking = _asked.GetOrAdd(channelId, FindAsync);
        try
        {
            var guildId = await asking;
            if (guildId != tenant.OwnerId)
                throw Foreign(channelId, isRefusalByDiscord: guildId == 0);
        }
        finally
        {
            _asked.TryRemove(new(channelId, asking));
        }
    }

    // The guild of a channel, 0 for none. Others may wait for the same answer, so no single call can cancel it.
    async Task<ulong> FindAsync(ulong channelId)
    {
        var guildId = 0ul;
        var isThread = false;
        try
        {
            (guildId, isThread) = Read(await discord.GetChannelAsync(channelId, CancellationToken.None));
        }
        catch (DiscordApiException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // Where the bot has no place, a template has none either.
        }
        if (guildId != 0)
            channels.Note(channelId, guildId, isThread);
        else
            Deny(channelId);
        return guildId;
    }

    static (ulong GuildId, bool IsThread) Read(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var channel = JsonDocument.Parse(answer);
            var guildId = 0ul;
            if (channel.RootElement.TryGetProperty("guild_id", out var guild))
                _ = ulong.TryParse(guild.GetString(), out guildId);
            return (guildId, channel.RootElement.TryGetProperty("type", out var type) && type.GetInt32() is >= FirstThreadType and <= LastThreadType);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new DiscordUnavailableException("Discord answered a question for a channel with something that is no channel.", mayHaveHappened: false, e);
        }
    }

    void Deny(ulong channelId)
    {
        var now = time.GetSteadyTime();
        if (_denied.Count >= MostDenials)
        {
            foreach (var denial in _denied.Where(pair => pair.Value <= now))
                _denied.TryRemove(denial);
        }
        if (_denied.Count < MostDenials)
            _denied[channelId] = now + DenialLife;
    }

    static HostCallException Foreign(ulong channelId, bool isRefusalByDiscord = false) =>
        HostCallException.Forbidden($"{channelId} is no channel of this guild that the bot can see.", isRefusalByDiscord);
}
