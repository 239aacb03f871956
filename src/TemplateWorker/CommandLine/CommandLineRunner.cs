using System.CommandLine;

namespace TemplateWorker.CommandLine;

/// <summary>Parses the command line, runs the verb and turns what goes wrong into an exit code and lines on stderr.</summary>
static class CommandLineRunner
{
    /// <summary>Runs one command line to its end.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        SharedOptions.AddTo(root);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"See: templateworker {VerbOf(parsed)}--help");
            return ExitCode.WrongUsage;
        }

        using var signal = new StopSignal();
        try
        {
            // The runner's own handling of signals and exceptions is off: StopSignal and the lines below do it.
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, signal.Token);
        }
        catch (OperationCanceledException) when (signal.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done.");
            return ExitCode.Failed;
        }
        catch (Exception error) when (KnownFailures.ExitCodeOf(error) is { } code)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return code;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"This is a fault in the program; please report it.\n{error}");
            return ExitCode.Failed;
        }
    }

    static string VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
}
