using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>db reset</c>: empties the database.</summary>
static class DbResetVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var confirmation = new Confirmation("DATABASE");
        var json = TemplateVerb.CreateJson();
        var verb = new Command("reset", "Removes everything from the database and makes its schema anew. Asks for the database's name. No worker may run meanwhile.")
        {
            confirmation.Option, json,
        };
        verb.SetAction((arguments, stop) => RunAsync(arguments, confirmation, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(ParseResult arguments, Confirmation confirmation, bool isJson, CancellationToken stop)
    {
        var settings = SharedOptions.LoadSettings(arguments);
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        var reset = database.Database.Administration.Reset;
        var name = await reset.ReadNameAsync(stop);
        var rows = await reset.CountAsync(stop);
        var all = rows.Count == 0 ? "It holds no rows." : $"It holds {string.Join(", ", rows.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Table} {table.Rows}")))}.";
        await confirmation.RequireAsync(arguments, name, $"This removes everything from {database.Description}. {all} `templateworker db backup` keeps it.", stop);
        await reset.RunAsync(stop);
        if (isJson)
        {
            JsonLines.Print(new JsonObject { ["database"] = name, ["removed"] = DbBackupVerb.Of(rows) });
        }
        else
        {
            Console.WriteLine($"{name} is empty, and its schema is up to date.");
        }

        return ExitCode.Done;
    }
}
