using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Holds a template to the webhooks of its own guild, and keeps their tokens. Each is asked of Discord now and then.</summary>
/// <param name="discord">Discord's REST interface.</param>
/// <param name="time">The clock.</param>
sealed class WebhookGuard(DiscordRestClient discord, TimeProvider time)
{
    // Bounds what a template can make the host remember by naming webhooks that do not exist.
    const int MostKnown = 10_000;

    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    static readonly TimeSpan DenialLife = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<ulong, KnownWebhook> _known = new();

    /// <summary>Finds a webhook of the tenant's guild.</summary>
    /// <exception cref="HostCallException">The guild has no such webhook.</exception>
    public async ValueTask<KnownWebhook> FindAsync(HostCall call, ulong webhookId)
    {
        var guildId = GuildScope.Of(call);
        var now = time.GetSteadyTime();
        var isAsked = !_known.TryGetValue(webhookId, out var webhook) || webhook.AskAgainAt <= now;
        if (isAsked)
        {
            webhook = await AskAsync(webhookId, call.CancellationToken);
            Keep(webhookId, webhook, now);
        }
        return webhook.GuildId == guildId
            ? webhook
            : throw HostCallException.Forbidden($"{webhookId} is no webhook of this guild that the bot can see.", isRefusalByDiscord: isAsked && webhook.GuildId == 0);
    }

    /// <summary>Lets go of a webhook that has changed.</summary>
    public void Forget(ulong webhookId) => _known.TryRemove(webhookId, out _);

    async Task<KnownWebhook> AskAsync(ulong webhookId, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = JsonDocument.Parse(await discord.GetWebhookAsync(webhookId, cancellationToken));
            var guildId = answer.RootElement.TryGetProperty("guild_id", out var guild) && ulong.TryParse(guild.GetString(), out var id) ? id : 0;
            var token = answer.RootElement.TryGetProperty("token", out var text) ? text.GetString() : null;
            return new KnownWebhook(guildId, token, time.GetSteadyTime() + Life);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new DiscordUnavailableException("Discord answered a question for a webhook with something that is no webhook.", mayHaveHappened: false, e);
        }
        catch (DiscordApiException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // Where the bot has no place, a template has none either.
            return new KnownWebhook(0, null, time.GetSteadyTime() + DenialLife);
        }
    }

    void Keep(ulong webhookId, KnownWebhook webhook, TimeSpan now)
    {
        if (_known.Count >= MostKnown)
        {
            foreach (var old in _known.Where(pair => pair.Value.AskAgainAt <= now))
                _known.TryRemove(old);
        }
        if (_known.Count < MostKnown)
            _known[webhookId] = webhook;
    }
}
