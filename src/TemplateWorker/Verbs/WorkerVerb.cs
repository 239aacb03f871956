using System.CommandLine;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Verbs;

/// <summary><c>worker</c>: connects to Discord and runs the guilds' templates, until it is stopped.</summary>
static class WorkerVerb
{
    /// <summary>Its name.</summary>
    public const string Name = "worker";

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var shards = new Option<string>("--shards")
        {
            Description = "The gateway shards of this worker, of all that the bot has; overrides discord.shards.",
            HelpName = "FIRST-LAST/NUMBER",
        };
        var connections = new Option<string>("--max-db-connections")
        {
            Description = "Most connections to PostgreSQL open at once, besides the one for news of changes (default 7); overrides database.max_connections.",
            HelpName = "NUMBER",
        };
        var verb = new Command(Name, "Connects to Discord and runs the guilds' templates, until it is stopped.") { shards, connections };
        verb.SetAction((arguments, stop) =>
        {
            HostSettings Read() => SharedOptions.LoadSettings(arguments, ("discord.shards", shards), ("database.max_connections", connections));
            var settings = Read();
            return UntilStopped.RunAsync(() => RunAsync(settings, Read, stop), stop);
        });
        return verb;
    }

    static async Task RunAsync(HostSettings settings, Func<HostSettings> read, CancellationToken stop)
    {
        using var reload = new ReloadSignal();
        using var loggers = HostLogging.Create(settings.Logging);
        using var discord = DiscordAccess.CreateClient(settings.Discord, loggers);
        await using var watch = new WorkerWatch(settings, loggers, TimeProvider.System, stop);
        await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
        watch.Has(database.Database);
        HostLog.Database(loggers.CreateLogger<WorkerHost>(), database.Description);
        await using var worker = await WorkerHost.StartAsync(settings, database.Database, discord, loggers, TimeProvider.System, stop);
        await watch.WaitUntilServedAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reloading = reload.RunAsync(worker, read, loggers.CreateLogger<WorkerHost>(), end.Token);
        var watching = watch.RunAsync(worker, end.Token);
        try
        {
            await worker.RunAsync(stop);
        }
        finally
        {
            await end.CancelAsync();
            await reloading;
            await watching;
        }
    }
}
