using Microsoft.Extensions.Logging;
using TemplateWorker.Discord;
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
/// <param name="registration">How they are registered.</param>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock of its waiting.</param>
sealed class CommandRegistrar(
    TemplateStore templates, CommandRegistration registration, ILoggerFactory loggers, TimeProvider time)
{
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    readonly ILogger _logger = loggers.CreateLogger<CommandRegistrar>();
    readonly TenantQueue _queue = new();

    // What Discord was given is kept in the database, but that it still has it is known only of what was found since.
    readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>Registers a tenant's commands soon, unless they were found registered, or refused, since this run began: by it or by another program.</summary>
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
            catch (TemplateBusyException)
            {
                // Whoever is at it registers them, and wakes this one again if it does not come to an end.
                await Task.Delay(ShortestWait, time, stop);
                _queue.Add(tenant);
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
        var outcome = await templates.ChangeAsync(tenant, change => registration.KeepInStepAsync(change, _started, stop), TimeSpan.Zero, stop);
        if (outcome?.Refusal is { } refusal)
        {
            RegistrationLog.Refused(_logger, tenant, refusal.Message);
        }
        else if (outcome is { Plan.Changes.Count: > 0 })
        {
            RegistrationLog.Registered(_logger, tenant, string.Join(", ", outcome.Plan.Changes.Select(command => $"{command.Step} {command.Name}")));
        }
    }
}
