using System.CommandLine;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary>Makes the verbs that do one thing, and then say what came of it: in words, or in JSON with <c>--json</c>.</summary>
static class ActVerb
{
    /// <summary>Makes one as far as its arguments.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="symbols">What it takes; options are left to <see cref="Complete"/>.</param>
    public static Command Begin(string name, string description, params IEnumerable<Symbol> symbols)
    {
        var verb = new Command(name, description);
        foreach (var argument in symbols.OfType<Argument>())
        {
            verb.Add(argument);
        }

        return verb;
    }

    /// <summary>Gives it its options and what it does.</summary>
    /// <param name="verb">What <see cref="Begin"/> has made, perhaps with options that belong before the others.</param>
    /// <param name="symbols">What it takes; arguments are passed over.</param>
    /// <param name="act">Does it.</param>
    public static Command Complete(Command verb, IEnumerable<Symbol> symbols, Func<HostSettings, ILoggerFactory, ParseResult, CancellationToken, Task<ActReport>> act)
    {
        foreach (var option in symbols.OfType<Option>())
        {
            verb.Add(option);
        }

        var json = TemplateVerb.CreateJson();
        verb.Add(json);
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            var report = await act(settings, loggers, arguments, stop);
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
