using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>db stats</c>: how the database stands.</summary>
static class DbStatsVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = TemplateVerb.CreateJson();
        var verb = new Command("stats", "Shows sizes of databases, tables and indexes, connections, the slowest statements and what a vacuum would help. Changes nothing.") { json };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        var statistics = await database.Database.Administration.Statistics.ReadAsync(stop);
        if (isJson)
        {
            JsonLines.Print(StatisticsReport.ToJson(statistics));
        }
        else
        {
            Console.WriteLine(string.Join('\n', StatisticsReport.Lines(statistics)));
        }

        return ExitCode.Done;
    }
}
