using System.CommandLine;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary>Makes the verbs that change one template of a guild.</summary>
static class TemplateActVerb
{
    /// <summary>Makes one.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="act">Does it, and says what came of it.</param>
    /// <param name="more">Arguments and options that it takes besides the template, the guild and <c>--json</c>.</param>
    public static Command Create(string name, string description, Func<TemplateAct, Task<ActReport>> act, params IReadOnlyList<Symbol> more)
    {
        var template = TemplateVerb.CreateName();
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        var verb = new Command(name, description) { template };
        foreach (var argument in more.OfType<Argument>())
        {
            verb.Add(argument);
        }

        verb.Add(guild);
        foreach (var option in more.OfType<Option>())
        {
            verb.Add(option);
        }

        verb.Add(json);
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var guildTemplates = await GuildTemplates.OpenAsync(settings, loggers, stop);
            var report = await act(new TemplateAct(guildTemplates, TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(template)!, arguments, stop));
            if (report.IsChange)
            {
                report.Json[WorkerPresence.Field] = await WorkerPresence.TellAsync(guildTemplates.HostDatabase, stop);
            }

            if (arguments.GetValue(json))
            {
                JsonLines.Print(report.Json);
            }
            else
            {
                Console.WriteLine(report.Text);
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
