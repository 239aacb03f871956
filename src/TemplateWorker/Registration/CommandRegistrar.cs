using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Registration;

/// <summary>
/// Keeps the commands that Discord offers in each guild the same as those of the guild's active templates, one guild after
/// the other.
/// </summary>
/// <param name="templates">Where their commands are.</param>
/// <param name="discord">Where commands are registered.</param>
/// <param name="applicationId">Whose commands.</param>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock of its waiting.</param>
sealed class CommandRegistrar(
    TemplateStore templates, DiscordRestClient discord, ulong applicationId, ILoggerFactory loggers, TimeProvider time)
{
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    readonly ILogger _logger = loggers.CreateLogger<CommandRegistrar>();
    readonly TenantQueue _queue = new();
    readonly Dictionary<TenantId, byte[]> _registered = [];

    /// <summary>Registers a tenant's commands soon, unless they are those that were registered last.</summary>
    public void Add(TenantId tenant)
    {
        // Users' commands would be global ones, which belong to no tenant.
        if (tenant.OwnerType == TenantOwnerType.Guild)
        {
            _queue.Add(tenant);
        }
    }

    /// <summary>Registers what changes, until it is stopped.</summary>
    /// <exception cref="DiscordFatalException">Discord does not accept the bot's token any more.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var wait = ShortestWait;
        await foreach (var tenant in _queue.TakeAllAsync(stop))
        {
            try
            {
                await RegisterAsync(tenant, stop);
                wait = ShortestWait;
            }
            catch (DiscordApiException error)
            {
                RegistrationLog.Refused(_logger, tenant, error.Message, error.BodyExcerpt);
            }
            catch (Exception error) when (error is DiscordUnavailableException or DiscordRateLimitedException or DatabaseUnavailableException)
            {
                var pause = error is DiscordRateLimitedException limited && limited.RetryAfter > wait ? limited.RetryAfter : wait;
                RegistrationLog.Postponed(_logger, tenant, pause, error.Message);
                await Task.Delay(pause, time, stop);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
                _queue.Add(tenant);
            }
        }
    }

    async Task RegisterAsync(TenantId tenant, CancellationToken stop)
    {
        var commands = CommandSet.Merge(await templates.ListCommandsAsync(tenant, stop));
        var hash = SHA256.HashData(commands.Span);
        if (_registered.TryGetValue(tenant, out var known) && known.AsSpan().SequenceEqual(hash))
        {
            return;
        }

        await discord.BulkOverwriteGuildCommandsAsync(applicationId, tenant.OwnerId, commands, stop);
        _registered[tenant] = hash;
        RegistrationLog.Registered(_logger, tenant, string.Join(", ", CommandSet.NamesIn(commands)));
    }
}
