using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>
/// Copies what a sandbox writes to its standard output and error into the log. A well-behaved one writes nothing, so
/// lines are cut at <see cref="LongestLine"/> and no more than <see cref="MostLines"/> of one process are logged.
/// </summary>
sealed class SandboxOutput
{
    const int LongestLine = 2000;
    const int MostLines = 200;
    const int StackBytes = 256 * 1024;

    readonly int _processId;
    readonly SafeFileHandle _pipe;
    readonly ILogger _logger;
    readonly Thread _thread;
    readonly StringBuilder _line = new();
    volatile string? _lastLine;
    int _lines;

    /// <summary>Starts copying.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="pipe">Where its output arrives; closed at the end.</param>
    /// <param name="logger">Where lines go.</param>
    public SandboxOutput(int processId, SafeFileHandle pipe, ILogger logger)
    {
        _processId = processId;
        _pipe = pipe;
        _logger = logger;
        _thread = new Thread(Copy, StackBytes) { IsBackground = true, Name = $"sandbox {processId} output" };
        _thread.Start();
    }

    /// <summary>The last line, once the process has ended.</summary>
    /// <param name="grace">How long to wait for the rest of the output.</param>
    public string? LastLine(TimeSpan grace)
    {
        _thread.Join(grace);
        return _lastLine;
    }

    void Copy()
    {
        using var pipe = _pipe;
        using var stream = new FileStream(pipe, FileAccess.Read, bufferSize: 0);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var buffer = new char[1024];
        try
        {
            for (var count = reader.Read(buffer); count > 0; count = reader.Read(buffer))
                Take(buffer.AsSpan(0, count));
        }
        catch (IOException e)
        {
            _logger.SandboxOutputLost(e, _processId);
        }
        EndLine();
    }

    void Take(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character == '\n')
                EndLine();
            else if (_line.Length < LongestLine)
                _line.Append(char.IsControl(character) ? ' ' : character);
        }
    }

    void EndLine()
    {
        if (_line.Length == 0)
            return;
        var line = _line.ToString();
        _line.Clear();
        _lastLine = line;
        if (++_lines <= MostLines)
            _logger.SandboxWrote(_processId, line);
        else if (_lines == MostLines + 1)
            _logger.SandboxOutputCut(_processId, MostLines);
    }
}
