using TemplateWorker.Authoring;
using TemplateWorker.Discord;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Data;

/// <summary>
/// Removes a tenant, from Discord too. A running worker hears of it and dispatches nothing more, but what it runs at that
/// moment may still store something, until its deadline. So the removal looks again until then.
/// </summary>
/// <param name="guild">The database and, where a bot is configured, Discord.</param>
/// <param name="progress">Is told what is being done.</param>
/// <param name="time">The clock of its waiting.</param>
sealed class TenantRemoval(GuildTemplates guild, IProgress<string> progress, TimeProvider time)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Removes it.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="keepsBan">Whether that it is banned stays.</param>
    /// <param name="wait">How long what a worker runs may take.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<RemovedTenant> RunAsync(TenantId tenant, bool keepsBan, TimeSpan wait, CancellationToken stop)
    {
        var holdings = guild.Database.Administration.Tenants;
        progress.Report($"removing {tenant}");
        var removed = await holdings.RemoveAsync(tenant, keepsBan, stop);
        var isWorkerRunning = await guild.Database.Changes.HasListenerAsync(stop);
        var problem = await RemoveCommandsAsync(tenant, isWorkerRunning, stop);
        if (isWorkerRunning)
        {
            progress.Report($"waiting {wait.TotalSeconds:0} s for what the worker still runs of {tenant}");
            await RemoveLateAsync(holdings, tenant, keepsBan, wait, stop);
        }

        return new RemovedTenant(removed, problem, isWorkerRunning);
    }

    async Task<string?> RemoveCommandsAsync(TenantId tenant, bool isWorkerRunning, CancellationToken stop)
    {
        if (tenant.OwnerType != TenantOwnerType.Guild)
        {
            return null;
        }

        if (guild.Registration is not { } registration)
        {
            return isWorkerRunning ? null : "no bot token is configured here, and no worker runs.";
        }

        try
        {
            var outcome = await guild.Templates.ChangeAsync(tenant, change => registration.KeepInStepAsync(change, since: null, stop), TemplateStore.Patience, stop);
            return outcome?.Refusal?.Message;
        }
        catch (Exception error) when (error is DiscordException or TemplateBusyException)
        {
            return error.Message;
        }
    }

    async Task RemoveLateAsync(TenantHoldings holdings, TenantId tenant, bool keepsBan, TimeSpan wait, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < wait)
        {
            await Task.Delay(BetweenLooks, time, stop);
            if ((await holdings.CountAsync(tenant, stop)).Sum(holding => holding.Rows) > (keepsBan ? 1 : 0))
            {
                await holdings.RemoveAsync(tenant, keepsBan, stop);
            }
        }
    }
}
