using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Logs;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template logs</c>: what a guild's templates logged, and how their dispatches failed.</summary>
static class TemplateLogsVerb
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Only of this template.", Arity = ArgumentArity.ZeroOrOne };
        var guild = TemplateVerb.CreateGuild();
        var follow = new Option<bool>("--follow") { Description = "Go on with what comes, until stopped." };
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "Only from a time on: 10m, 2h, 1d ago, or 2026-11-21T09:00Z.",
            HelpName = "TIME",
            CustomParser = ReadTime,
        };
        var level = new Option<TemplateLineLevel>("--level") { Description = "Only of this weight or more: debug, info, warn, error.", HelpName = "LEVEL" };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("logs", "Shows what a guild's templates logged, and how their dispatches failed: the newest lines that are kept.")
        {
            name, guild, follow, since, level, json,
        };
        verb.SetAction((arguments, stop) =>
        {
            var query = new TemplateLogQuery { Template = arguments.GetValue(name), Level = arguments.GetValue(level), Since = arguments.GetValue(since) };
            var (settings, tenant) = (SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild));
            return UntilStopped.RunAsync(() => RunAsync(settings, tenant, query, arguments.GetValue(follow), arguments.GetValue(json), stop), stop);
        });
        return verb;
    }

    static async Task RunAsync(HostSettings settings, TenantId tenant, TemplateLogQuery query, bool follow, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        while (true)
        {
            var lines = await guild.Database.TemplateLogs.ReadAsync(tenant, query, stop);
            foreach (var (id, line) in lines)
            {
                Print(line, isJson);
                query = query with { After = id };
            }

            if (!follow)
            {
                return;
            }

            await Task.Delay(BetweenLooks, stop);
        }
    }

    static void Print(TemplateLogLine line, bool isJson)
    {
        var level = line.Level.ToString().ToLowerInvariant();
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["at"] = JsonLines.Of(line.At),
                ["level"] = level,
                ["template"] = line.Template,
                ["version"] = line.Version,
                ["text"] = line.Text,
            });
            return;
        }

        var who = line.Template is null ? "" : line.Version is { } version ? $"{line.Template} {version}  " : $"{line.Template}  ";
        Console.WriteLine($"{TimeText.Of(line.At)}  {level,-5}  {who}{PlainText.OneLine(line.Text)}");
    }

    static DateTimeOffset? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TimeText.Read(text, TimeProvider.System.GetUtcNow()) is { } time)
        {
            return time;
        }

        result.AddError($"--since must be how long ago, as 10m, 2h or 1d, or a time as 2026-11-21T09:00Z, and is \"{text}\"");
        return null;
    }
}
