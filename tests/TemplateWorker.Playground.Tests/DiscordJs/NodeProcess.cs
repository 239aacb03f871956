using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.DiscordJs;

/// <summary>A program under node, followed line by line, and ended with the test.</summary>
sealed class NodeProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _errors = new();
    readonly Channel<JsonElement> _lines = Channel.CreateUnbounded<JsonElement>();

    NodeProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static NodeProcess Start(string folder, string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new NodeProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits for a line about something; lines about other things are passed over.</summary>
    public async Task<JsonElement> ReadAsync(string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (line.GetProperty("what").GetString() == what)
                    return line;
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The program reported no \"{what}\". It wrote to its error stream: {_errors}");
        }

        throw new InvalidOperationException($"The program ended before it reported \"{what}\": {_errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    void Take(string? line)
    {
        if (line is null)
            _lines.Writer.TryComplete();
        else
            _lines.Writer.TryWrite(JsonSerializer.Deserialize<JsonElement>(line));
    }
}
