using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Gateway;

namespace TemplateWorker.Hosting;

/// <summary>
/// Keeps the turns to open sessions in the database, for all hosts of the bot. Without the database this host goes on alone,
/// for events matter more; Discord answers a turn that two hosts use at a time by letting one of them try again.
/// </summary>
/// <param name="store">Where.</param>
/// <param name="applicationId">Whose turns.</param>
/// <param name="loggers">Where it logs.</param>
sealed class SharedIdentifyTurns(IdentifyTurnStore store, ulong applicationId, ILoggerFactory loggers) : ISharedIdentifyTurns
{
    readonly ILogger _logger = loggers.CreateLogger<SharedIdentifyTurns>();
    readonly Guid _host = Guid.NewGuid();

    /// <inheritdoc/>
    public async ValueTask<TimeSpan> TryTakeAsync(int key, TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            return await store.TryTakeAsync(applicationId, key, _host, time, cancellation);
        }
        catch (DatabaseUnavailableException error)
        {
            HostLog.TurnsNotShared(_logger, error.Message);
            return TimeSpan.Zero;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryKeepAsync(int key, TimeSpan time)
    {
        try
        {
            return await store.TryKeepAsync(applicationId, key, _host, time, CancellationToken.None);
        }
        catch (DatabaseUnavailableException error)
        {
            HostLog.TurnsNotShared(_logger, error.Message);
            return true;
        }
    }

    /// <inheritdoc/>
    public async ValueTask HandOnAsync(int key, TimeSpan wait)
    {
        try
        {
            await store.HandOnAsync(applicationId, key, _host, wait, CancellationToken.None);
        }
        catch (DatabaseUnavailableException error)
        {
            HostLog.TurnsNotShared(_logger, error.Message);
        }
    }
}
