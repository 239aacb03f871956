using System.CommandLine;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.TestRunner.Running;

namespace TemplateWorker.Verbs;

/// <summary><c>template test</c>: runs the tests of a template, without Discord and without a database.</summary>
static class TemplateTestVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The template's folder." };
        var filter = new Option<string>("--filter") { Description = "Run only tests whose name or file contains this text.", HelpName = "TEXT" };
        var junit = new Option<string>("--junit") { Description = "Write the results to this file as JUnit XML.", HelpName = "FILE" };
        var watch = new Option<bool>("--watch") { Description = "Run the tests again after each change of the folder, until Ctrl+C." };
        var json = TemplateVerb.CreateJson();
        var verb = new Command(
            "test", "Runs the *.test.ts files of a template in a real sandbox, with a guild, keys and values and a clock in memory.")
        {
            folder, filter, junit, watch, json,
        };
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            await FolderHint.TellAsync(arguments.GetValue(folder)!, "test");
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            var options = new TestRunnerOptions
            {
                Sandbox = settings.Sandbox.ToOptions(settings.Limits),
                Limits = settings.Limits,
                Filter = arguments.GetValue(filter),
            };
            await using var tests = new TemplateTests(arguments.GetValue(folder)!, arguments.GetValue(junit), arguments.GetValue(json), options, loggers);
            if (arguments.GetValue(watch))
            {
                return await UntilStopped.RunAsync(() => tests.WatchAsync(stop), stop);
            }

            return await tests.RunAsync(stop) ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }
}
