using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>One process of the compiler from its start to its end, within the limits.</summary>
/// <param name="process">The process, just started.</param>
/// <param name="work">Its work folder.</param>
sealed class CompilerRun(CompilerProcess process, WorkFolder work)
{
    // Resolution is traced with some 1,000 characters an import.
    const int MostCharacters = 64 * 1024 * 1024;
    const int MostErrorCharacters = 16 * 1024;

    // Numbers of Linux; see signal(7).
    const int Killed = 9;
    const int OutOfProcessorTime = 24;

    // Where its namespaces are made by the program unshare, that one says so when it fails.
    const string NotConfined = "unshare:";

    readonly CompilerErrors _errors = new();

    /// <summary>What it said.</summary>
    public CompilerOutput Output { get; } = new(work.Name);

    /// <summary>The beginning of what it wrote to standard error.</summary>
    public string Errors => _errors.Text;

    /// <summary>Waits for the end; the process and all it started are gone then.</summary>
    /// <param name="limit">The time limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the process early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public async Task<CompilerEnd> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        var output = BoundedLines.ReadAsync(process.Output, Output.Add, MostCharacters, stop.Token);
        var errors = BoundedLines.ReadAsync(process.Errors, _errors.Add, MostErrorCharacters, stop.Token);
        try
        {
            // The runtime of the compiler describes every thread when it dies, which takes seconds and tells nobody anything.
            if (await Task.WhenAny(output, _errors.Fatal) == _errors.Fatal)
            {
                return FatalEnd();
            }

            if (!await output)
            {
                return CompilerEnd.TooTalkative;
            }

            await errors;
            return EndOf(await process.WaitForExitAsync(stop.Token));
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return CompilerEnd.OutOfTime;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);

            // Whatever they still read has no reader any more.
            await ((Task)Task.WhenAll(output, errors)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    CompilerEnd EndOf(ChildEnd end) => end.Code switch
    {
        0 when end.Signal == 0 => CompilerEnd.Done,
        _ when _errors.Fatal.IsCompleted => FatalEnd(),

        // SIGXCPU, or SIGKILL at the hard limit of processor time.
        _ when end.Signal is Killed or OutOfProcessorTime => CompilerEnd.OutOfTime,

        // What programs that execute others give when they cannot: it may not be executed, or is not there.
        126 or 127 => CompilerEnd.NotExecuted,
        _ when Errors.StartsWith(NotConfined, StringComparison.Ordinal) => CompilerEnd.NotExecuted,
        _ when Output.Diagnostics.Count > 0 => CompilerEnd.Done,
        _ => CompilerEnd.Crashed,
    };

    CompilerEnd FatalEnd() => _errors.IsMemory ? CompilerEnd.OutOfMemory : CompilerEnd.Crashed;
}
