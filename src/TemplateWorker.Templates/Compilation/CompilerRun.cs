using System.Diagnostics;

namespace TemplateWorker.Templates.Compilation;

/// <summary>One process of the compiler from its start to its end, within the limits.</summary>
/// <param name="process">The process, just started.</param>
/// <param name="work">Its work folder.</param>
sealed class CompilerRun(Process process, WorkFolder work)
{
    // Resolution is traced with some 1,000 characters an import.
    const int MostCharacters = 64 * 1024 * 1024;
    const int MostErrorCharacters = 16 * 1024;

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
        var output = BoundedLines.ReadAsync(process.StandardOutput, Output.Add, MostCharacters, stop.Token);
        var errors = BoundedLines.ReadAsync(process.StandardError, _errors.Add, MostErrorCharacters, stop.Token);
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
            await process.WaitForExitAsync(stop.Token);
            return End();
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return CompilerEnd.OutOfTime;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);

            // Whatever they still read has no reader any more.
            await ((Task)Task.WhenAll(output, errors)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    CompilerEnd End() => process.ExitCode switch
    {
        0 => CompilerEnd.Done,
        _ when _errors.Fatal.IsCompleted => FatalEnd(),

        // 128 and the signal: SIGXCPU, or SIGKILL at the hard limit of CPU time.
        128 + 24 or 128 + 9 => CompilerEnd.OutOfTime,

        // What programs that execute others give when they cannot: it may not be executed, or is not there.
        126 or 127 => CompilerEnd.NotExecuted,
        _ when Output.Diagnostics.Count > 0 => CompilerEnd.Done,
        _ => CompilerEnd.Crashed,
    };

    CompilerEnd FatalEnd() => _errors.IsMemory ? CompilerEnd.OutOfMemory : CompilerEnd.Crashed;
}
