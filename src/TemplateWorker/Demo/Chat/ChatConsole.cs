namespace TemplateWorker.Demo.Chat;

/// <summary>
/// Lines that are typed and lines that come in between. On a terminal a prompt says as whom one writes, and a line that
/// comes meanwhile is put above it; elsewhere what is typed is written out again, so that the output can be read alone.
/// </summary>
/// <param name="input">Where lines are typed.</param>
/// <param name="output">Where they are shown.</param>
/// <param name="isTerminal">Whether a person sits there.</param>
sealed class ChatConsole(TextReader input, TextWriter output, bool isTerminal)
{
    // To the line's beginning, and delete to its end: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
    const string EraseLine = "\r\u001b[K";

    readonly Lock _gate = new();
    string _prompt = "";

    /// <summary>The console of this process.</summary>
    // Not Console.In, which takes the terminal over and with it the editing of a line that the kernel offers.
    public static ChatConsole OfProcess() => new(
        new StreamReader(Console.OpenStandardInput()), Console.Out, !Console.IsInputRedirected && !Console.IsOutputRedirected);

    /// <summary>Waits for a line.</summary>
    /// <param name="name">As whom it is typed.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>The line, or null when there will be no more.</returns>
    public async Task<string?> ReadAsync(string name, CancellationToken stop)
    {
        lock (_gate)
        {
            _prompt = isTerminal ? $"{name}> " : "";
            output.Write(_prompt);
        }

        string? line = null;
        try
        {
            // Reading a terminal cannot be cancelled, only no longer be waited for.
            line = await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(stop);
            return line;
        }
        finally
        {
            EndPrompt(name, line);
        }
    }

    /// <summary>Shows a line.</summary>
    public void Write(string line)
    {
        lock (_gate)
        {
            output.Write(_prompt.Length == 0 ? line + "\n" : $"{EraseLine}{line}\n{_prompt}");
        }
    }

    void EndPrompt(string name, string? line)
    {
        lock (_gate)
        {
            _prompt = "";
            if (isTerminal && line is null)
            {
                output.WriteLine();
            }
            else if (!isTerminal && line is not null)
            {
                output.WriteLine($"{name}> {line}");
            }
        }
    }
}
