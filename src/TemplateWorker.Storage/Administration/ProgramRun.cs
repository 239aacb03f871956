using System.Diagnostics;

namespace TemplateWorker.Storage.Administration;

/// <summary>A run of one of PostgreSQL's client programs. It ends with this object, whatever happens.</summary>
sealed class ProgramRun : IDisposable
{
    // 128 and the number of SIGXFSZ: a file may not become as large as it would.
    const int FileTooLarge = 128 + 25;

    // What the program may know of the caller's environment: its own settings would lead it elsewhere.
    static readonly string[] Inherited = ["HOME", "TMPDIR", "USER", "LOGNAME"];

    readonly Process _process;
    readonly Task<string> _errors;

    ProgramRun(Process process, Action<string>? onLine)
    {
        _process = process;
        _errors = ReadErrorsAsync(process.StandardError, onLine);
    }

    /// <summary>What it prints.</summary>
    public StreamReader Output => _process.StandardOutput;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Which.</param>
    /// <param name="arguments">Nothing secret.</param>
    /// <param name="environment">What it needs to know beside its language.</param>
    /// <param name="onLine">Is told each line of its stderr that is no error.</param>
    public static ProgramRun Start(
        PostgresProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, Action<string>? onLine = null)
    {
        var start = new ProcessStartInfo(program.Path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = StrictText.Encoding,
        };
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        }
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        // Its messages are read.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ProgramRun(process, onLine);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new AdministrationException($"{program.Path} cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Null when it did its work; else what it said was wrong.</returns>
    public async Task<string?> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        var errors = await _errors;
        if (_process.ExitCode == 0)
            return null;
        return _process.ExitCode == FileTooLarge ? "File too large: the limit of a file's size is met"
            : errors.Length > 0 ? errors
            : $"it ended with exit code {_process.ExitCode}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            // So that what it still writes does not come after what is cleaned up.
            _process.WaitForExit();
        }
        _process.Dispose();
    }

    static async Task<string> ReadErrorsAsync(StreamReader reader, Action<string>? onLine)
    {
        var errors = new List<string>();
        var last = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            last = line;
            if (Explains(line))
                errors.Add(WithoutProgram(line));
            else
                onLine?.Invoke(line);
        }
        return errors.Count > 0 ? string.Join(" / ", errors.Take(3)) : WithoutProgram(last);
    }

    // "pg_dump: error: could not …", then perhaps "pg_dump: detail: …" and "pg_dump: hint: …".
    static bool Explains(string line) =>
        line.Contains(": error: ", StringComparison.Ordinal) || line.Contains(": detail: ", StringComparison.Ordinal)
        || line.Contains(": hint: ", StringComparison.Ordinal);

    static string WithoutProgram(string line)
    {
        var mark = line.IndexOf(": ", StringComparison.Ordinal);
        return mark < 0 ? line : line[(mark + 2)..].Replace("error: ", "", StringComparison.Ordinal).TrimEnd('.');
    }
}
