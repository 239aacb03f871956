using System.Diagnostics;
using System.Text;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Processes;

/// <summary>One run of the built program on a terminal, where somebody reads and types. script(1) makes the terminal.</summary>
sealed class TerminalRun : IAsyncDisposable
{
    /// <summary>What the terminal turns into an interrupt of whatever runs on it.</summary>
    public const string ControlC = "\u0003";

    readonly Process _process;
    readonly StringBuilder _screen = new();
    readonly Task _reading;

    TerminalRun(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Everything that was shown.</summary>
    public string Screen
    {
        get
        {
            lock (_screen)
                return _screen.ToString();
        }
    }

    /// <summary>Starts the program in a folder with an environment of nothing but what is given.</summary>
    public static TerminalRun Start(TemporaryFolder folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var command = string.Join(' ', new[] { Repository.Program }.Concat(arguments).Select(word => $"'{word}'"));
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", $"exec {command}", "/dev/null"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Except(["PATH", "HOME"]).ToList())
            start.Environment.Remove(name);
        start.Environment["TERM"] = "dumb";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new TerminalRun(Process.Start(start)!);
    }

    /// <summary>Waits until a text is shown.</summary>
    public Task WaitForAsync(string text) => Patience.TrueAsync(
        () =>
        {
            var isOver = _reading.IsCompleted;
            var isShown = Screen.Contains(text, StringComparison.Ordinal);
            (isOver && !isShown).ShouldBeFalse($"It ended without \"{text}\":\n{Screen}");
            return isShown;
        },
        () => $"\"{text}\" is not shown:\n{Screen}");

    /// <summary>Types.</summary>
    public async Task TypeAsync(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the end and returns the program's exit code.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading.WaitAsync(patience.Token);
        return _process.ExitCode;
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

    async Task ReadAsync()
    {
        var buffer = new char[1024];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_screen)
                _screen.Append(buffer, 0, count);
        }
    }
}
