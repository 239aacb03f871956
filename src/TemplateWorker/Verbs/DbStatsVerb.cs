using System.CommandLine;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>db stats</c>: how the database stands.</summary>
static class DbStatsVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var verb = ActVerb.Begin("stats", "Shows sizes of databases, tables and indexes, connections, the slowest statements and what a vacuum would help. Changes nothing.");
        return ActVerb.Complete(verb, [], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
            var statistics = await database.Database.Administration.Statistics.ReadAsync(stop);
            return new ActReport(StatisticsReport.ToJson(statistics), string.Join('\n', StatisticsReport.Lines(statistics)));
        });
    }
}
