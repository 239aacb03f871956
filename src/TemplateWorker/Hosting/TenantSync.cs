using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Hosting;

/// <summary>
/// Keeps what the host holds of tenants in step with the database: who subscribes to what, whose templates a sandbox must
/// load anew, and then what Discord offers: a command is there only when the host takes its event. While the database is
/// out of reach the host goes on with what it knows.
/// </summary>
/// <param name="states">Where the state of tenants is.</param>
/// <param name="subscriptions">What the dispatcher goes by.</param>
/// <param name="intents">What Discord is asked for.</param>
/// <param name="errorChannels">Where tenants want to be told of failures.</param>
/// <param name="conduct">Which tenants are suspended.</param>
/// <param name="pool">Where templates are loaded.</param>
/// <param name="registrar">Registers the commands of tenants that changed.</param>
/// <param name="loggers">Where it logs.</param>
/// <param name="time">The clock of its waiting.</param>
sealed class TenantSync(
    TenantStateStore states, TenantSubscriptions subscriptions, TemplateIntents intents, ErrorChannels errorChannels, ConductBook conduct, SandboxPool pool, CommandRegistrar registrar, ILoggerFactory loggers,
    TimeProvider time) : ITenantChangeSink
{
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    readonly ILogger _logger = loggers.CreateLogger<TenantSync>();
    readonly TenantQueue _queue = new();

    /// <inheritdoc/>
    public void OnChanged(TenantId tenant, TenantChange change)
    {
        if (change == TenantChange.Commands)
        {
            registrar.Add(tenant);
            return;
        }

        if (change == TenantChange.Templates)
        {
            pool.Reload(tenant);
        }

        _queue.Add(tenant);
    }

    /// <inheritdoc/>
    public void OnListening() => _queue.Add(TenantQueue.All);

    /// <summary>Reads what changed, until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var tenant in _queue.TakeAllAsync(stop))
        {
            try
            {
                await (tenant == TenantQueue.All ? ReadAllAsync(stop) : ReadAsync(tenant, stop));
            }
            catch (DatabaseUnavailableException error)
            {
                HostLog.SyncPostponed(_logger, Wait, error.Message);
                await Task.Delay(Wait, time, stop);
                _queue.Add(tenant);
            }
        }
    }

    /// <summary>Reads the state of every tenant, and lets their templates be loaded anew: any may have changed unnoticed.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task ReadAllAsync(CancellationToken stop)
    {
        var all = await states.LoadAllAsync(stop);
        var gone = subscriptions.Tenants.Except(all.Select(state => state.Tenant)).ToList();
        foreach (var state in all)
        {
            Apply(state);
            pool.Reload(state.Tenant);
        }

        foreach (var tenant in gone)
        {
            subscriptions.Remove(tenant);
            conduct.Take(new TenantState(tenant, [], false, "{}"u8.ToArray()));
        }
    }

    async Task ReadAsync(TenantId tenant, CancellationToken stop) => Apply(await states.GetAsync(tenant, stop));

    void Apply(TenantState state)
    {
        errorChannels.Take(state);
        conduct.Take(state);
        subscriptions.Set(state.Tenant, state.Events, state.IsBanned);
        intents.Take(state);
        registrar.Add(state.Tenant);
    }
}
