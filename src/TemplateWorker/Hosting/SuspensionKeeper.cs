using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>
/// Stores the suspensions that this host finds, so that they hold in every host and after a restart. While the database is
/// out of reach they hold here, and are stored when it is back.
/// </summary>
/// <param name="states">Where.</param>
/// <param name="conduct">Whose suspensions.</param>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock of its waiting.</param>
sealed class SuspensionKeeper(TenantStateStore states, ConductBook conduct, ILoggerFactory loggers, TimeProvider time) : IConductObserver
{
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    readonly ILogger _logger = loggers.CreateLogger<SuspensionKeeper>();

    // A tenant has no more than one that is not over, so this holds no more than there are tenants.
    readonly Channel<(TenantId Tenant, TenantSuspension Suspension)> _waiting =
        Channel.CreateUnbounded<(TenantId, TenantSuspension)>(new UnboundedChannelOptions { SingleReader = true });

    /// <inheritdoc/>
    public void OnSuspended(TenantId tenant, TenantSuspension suspension) => _waiting.Writer.TryWrite((tenant, suspension));

    /// <summary>Stores suspensions until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var (tenant, suspension) in _waiting.Reader.ReadAllAsync(stop))
        {
            while (!await TryStoreAsync(tenant, suspension, stop))
            {
                await Task.Delay(Wait, time, stop);
            }

            conduct.Stored(tenant);
        }
    }

    async Task<bool> TryStoreAsync(TenantId tenant, TenantSuspension suspension, CancellationToken stop)
    {
        try
        {
            await states.SuspendAsync(tenant, suspension, stop);
            return true;
        }
        catch (DatabaseUnavailableException error)
        {
            HostLog.SuspensionPostponed(_logger, tenant, Wait, error.Message);
            return false;
        }
    }
}
