using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Service;

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
            return UntilStopped.RunAsync(() => WorkerApplication.RunAsync(settings, Read, stop), stop);
        });
        return verb;
    }
}
