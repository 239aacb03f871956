using System.CommandLine;
using TemplateWorker.Verbs;

namespace TemplateWorker.CommandLine;

/// <summary>Parses the command line, runs the verb and turns what goes wrong into an exit code, lines on stderr and, for machines, JSON on stdout.</summary>
static class CommandLineRunner
{
    /// <summary>Runs one command line to its end.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        SharedOptions.AddTo(root);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 || Mistyped.Explain(parsed) is not null)
        {
            var problem = Mistyped.Explain(parsed) ?? string.Join('\n', parsed.Errors.Select(error => error.Message));
            await Console.Error.WriteLineAsync($"{problem}\nSee: {VerbPath.Of(parsed.CommandResult.Command)} --help");
            FailureReport.Print(parsed, FailureCode.Usage, problem, []);
            return ExitCode.WrongUsage;
        }

        var verb = parsed.CommandResult.Command.Name;
        using var signal = new StopSignal(orHangUp: verb != WorkerVerb.Name, orInterrupt: verb != DbShellVerb.Name);
        try
        {
            // The runner's own handling of signals and exceptions is off: StopSignal and the lines below do it.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, signal.Token);
        }
        catch (OperationCanceledException) when (signal.Token.IsCancellationRequested)
        {
            const string Stopped = "Stopped before it was done.";
            await Console.Error.WriteLineAsync(Stopped);
            FailureReport.Print(parsed, FailureCode.Stopped, Stopped, []);
            return ExitCode.Failed;
        }
        catch (Exception error) when (KnownFailures.ExitCodeOf(error) is { } code)
        {
            var message = KnownFailures.MessageOf(error);
            await Console.Error.WriteLineAsync(message);
            FailureReport.Print(parsed, KnownFailures.CodeOf(error), message, KnownFailures.DiagnosticsOf(error));
            return code;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"This is a fault in the program; please report it.\n{error}");
            FailureReport.Print(parsed, FailureCode.Fault, error.Message, []);
            return ExitCode.Failed;
        }
    }
}
