namespace TemplateWorker.Hosting;

/// <summary>Tells whoever writes into a database that no worker runs on it, so that nobody waits for an effect.</summary>
static class WorkerPresence
{
    /// <summary>Where machines are told.</summary>
    public const string Field = "worker_running";

    /// <summary>Says on stderr that no worker runs, if none does.</summary>
    /// <param name="database">What was written to.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Whether one runs.</returns>
    public static async Task<bool> TellAsync(HostDatabase database, CancellationToken stop)
    {
        if (await database.Database.Changes.HasListenerAsync(stop))
        {
            return true;
        }

        await Console.Error.WriteLineAsync(
            $"No worker runs on this database ({database.Description}): what was changed takes effect when `templateworker worker` runs on it. " +
            "--database-url or --data names another one.");
        return false;
    }
}
