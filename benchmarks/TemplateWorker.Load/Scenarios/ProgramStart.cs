using System.Diagnostics;

namespace TemplateWorker.Load.Scenarios;

/// <summary>Whole commands as an author types them, from the start of the process to its end.</summary>
/// <param name="program">The published program.</param>
sealed class ProgramStart(string program)
{
    // The smallest of the examples, which lie beside the program.
    readonly string _template = Path.Combine(Path.GetDirectoryName(program)!, "examples", "ping-count");

    /// <summary><c>template test</c> of a small template with two tests.</summary>
    /// <returns>Milliseconds.</returns>
    internal double RunTest() => Run("template", "test", _template);

    /// <summary><c>template check</c> of the same.</summary>
    /// <returns>Milliseconds.</returns>
    internal double RunCheck() => Run("template", "check", _template);

    double Run(params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}
