using System.Collections.Concurrent;
using System.Diagnostics;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Processes;

/// <summary>One run of the built program as a process of its own, the way a user or a service manager starts it.</summary>
sealed class ProgramRun : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _output = new();
    readonly ConcurrentQueue<string> _errors = new();
    readonly TaskCompletionSource _outputEnded = new();
    readonly TaskCompletionSource _errorsEnded = new();

    ProgramRun(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data, _output, _outputEnded);
        process.ErrorDataReceived += (_, line) => Keep(line.Data, _errors, _errorsEnded);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string[] Output => [.. _output];

    /// <summary>The process and what descends from it now.</summary>
    public IReadOnlyList<int> AllProcesses => [Id, .. ProcessTree.DescendantsOf(Id)];

    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts the program in <paramref name="folder"/> with an environment of nothing but what is given.</summary>
    public static ProgramRun Start(TemporaryFolder folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        StartCommand(folder, [Repository.Program, .. arguments], environment);

    /// <summary>Runs a script of a shell, which may start the program where it is another world, to its end.</summary>
    public static Task<ProgramRun> RunScriptAsync(TemporaryFolder folder, string script, params (string Name, string Value)[] environment) =>
        EndAsync(StartCommand(folder, ["sh", "-euc", script], environment));

    static ProgramRun StartCommand(TemporaryFolder folder, string[] command, (string Name, string Value)[] environment)
    {
        // In a process group of its own, like a shell's job, so that Ctrl+C can be sent to all of the group.
        var start = new ProcessStartInfo("setsid", command)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a shell of its user always has; HOME is not among it where a service manager starts things.
        foreach (var name in start.Environment.Keys.Except(["PATH", "HOME"]).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ProgramRun(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static Task<ProgramRun> RunAsync(TemporaryFolder folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        EndAsync(Start(folder, arguments, environment));

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until a line of the output fits; fails when the program ends without one.</summary>
    public Task<string> WaitForOutputAsync(Func<string, bool> fits) => WaitForLineAsync(_output, _outputEnded.Task, fits);

    /// <summary>Waits until a line of what it logs contains a text; fails when the program ends without one.</summary>
    public Task<string> WaitForLogAsync(string text) =>
        WaitForLineAsync(_errors, _errorsEnded.Task, line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _process.WaitForExitAsync(patience.Token);
        await Task.WhenAll(_outputEnded.Task, _errorsEnded.Task).WaitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Presses Ctrl+C, which every process of the group receives, and returns the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        await Signal.SendAsync("INT", $"-{Id}");
        return await WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    static async Task<ProgramRun> EndAsync(ProgramRun run)
    {
        run._process.StandardInput.Close();
        await run.WaitForExitAsync();
        return run;
    }

    static void Keep(string? line, ConcurrentQueue<string> lines, TaskCompletionSource ended)
    {
        if (line is null)
        {
            ended.TrySetResult();
        }
        else
        {
            lines.Enqueue(line);
        }
    }

    Task<string> WaitForLineAsync(ConcurrentQueue<string> lines, Task ended, Func<string, bool> fits)
    {
        return Patience.GetAsync(
            () =>
            {
                var isOver = ended.IsCompleted;
                var line = lines.FirstOrDefault(fits);
                (line is null && isOver).ShouldBeFalse(Describe());
                return Task.FromResult(line);
            },
            Describe);

        string Describe() => $"No such line. Output:\n{string.Join('\n', _output)}\nErrors:\n{Errors}";
    }
}
