using System.CommandLine;
using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.TestRunner.Reports;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Suites;

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
        var verb = new Command("test", "Runs the *.test.ts files of a template in a real sandbox, against a guild, keys and values and a clock in memory.")
        {
            folder, filter, junit,
        };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), arguments.GetValue(folder)!, arguments.GetValue(filter), arguments.GetValue(junit), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, string folder, string? filter, string? junit, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        var options = new TestRunnerOptions { Sandbox = settings.Sandbox.ToOptions(settings.Limits), Filter = filter };
        var sources = TemplateFolder.Read(folder);
        using var compiler = new TemplateCompiler(
            new TemplateCompilerOptions { IncludeTests = true }, TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());
        // The compiler and the sandboxes start at the same time.
        var starting = TestSandboxes.StartAsync(options, loggers, stop);
        var compiled = await compiler.CompileAsync(sources, stop);
        await using var sandboxes = await starting;
        if (compiled.Template is null)
        {
            throw new VerbFailedException(string.Join("\n\n", compiled.Diagnostics));
        }

        var suite = new TestSuite(sources, compiled.Template);
        if (suite.TestFiles.Count == 0)
        {
            throw new UsageException($"{folder}: there are no tests; a test is in a file named like main.test.ts");
        }

        var report = new PrettyReport(Console.Out, suite.Sources, HasColors());
        var result = await new TestRun(sandboxes, options, loggers).RunAsync(suite, report, stop);
        if (junit is not null)
        {
            await using var file = File.Create(junit);
            JUnitReport.Write(file, result);
        }

        return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    // https://no-color.org
    static bool HasColors() => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
