using System.CommandLine;
using TemplateWorker.Authoring;
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
        return ActVerb.Complete(ActVerb.Begin(name, description, [template, .. more]), [guild, .. more], async (settings, loggers, arguments, stop) =>
        {
            await using var guildTemplates = await GuildTemplates.OpenAsync(settings, loggers, stop);
            var report = await act(new TemplateAct(guildTemplates, TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(template)!, arguments, stop));
            if (report.IsChange)
            {
                report.Json[WorkerPresence.Field] = await WorkerPresence.TellAsync(guildTemplates.HostDatabase, stop);
            }

            return report;
        });
    }
}
