using System.Globalization;
using System.Text.RegularExpressions;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Reads what the compiler prints with <c>--pretty false</c> and <c>traceResolution</c>.</summary>
/// <param name="workName">Name of the work folder, by which a full path of the trace is cut.</param>
sealed partial class CompilerOutput(string workName)
{
    const int MostDiagnostics = 100;
    const int MostMessage = 4000;

    readonly List<CompilerMessage> _diagnostics = [];
    readonly HashSet<ImportOf> _imports = [];
    int _total;

    /// <summary>The first hundred errors, in the compiler's order.</summary>
    public IReadOnlyList<CompilerMessage> Diagnostics => _diagnostics;

    /// <summary>How many errors there were in all.</summary>
    public int Total => _total;

    /// <summary>Every module that a source file names, each once, in order.</summary>
    public IReadOnlyCollection<ImportOf> Imports => _imports;

    /// <summary>Takes one line.</summary>
    public void Add(string line)
    {
        if (Trace.Match(line) is { Success: true } trace)
        {
            AddImport(trace.Groups["name"].Value, trace.Groups["file"].Value);
        }
        else if (Error.Match(line) is { Success: true } error)
        {
            AddError(error);
        }
        else if (line.StartsWith("  ", StringComparison.Ordinal) && _diagnostics.Count > 0 && _diagnostics.Count == _total
            && _diagnostics[^1].Message.Length < MostMessage)
        {
            // A message of several lines goes on indented.
            _diagnostics[^1] = _diagnostics[^1] with { Message = $"{_diagnostics[^1].Message}\n{line}" };
        }
    }

    void AddImport(string name, string file)
    {
        var marker = $"/{workName}/{WorkFolder.Sources}/";
        var start = file.LastIndexOf(marker, StringComparison.Ordinal);
        if (start >= 0)
        {
            _imports.Add(new ImportOf(file[(start + marker.Length)..], name));
        }
    }

    void AddError(Match error)
    {
        _total++;
        if (_diagnostics.Count >= MostDiagnostics)
        {
            return;
        }

        var file = error.Groups["file"].Value;
        var place = new SourcePosition(
            file.StartsWith($"{WorkFolder.Sources}/", StringComparison.Ordinal) ? file[(WorkFolder.Sources.Length + 1)..] : file,
            Number(error.Groups["line"]), Number(error.Groups["column"]));
        _diagnostics.Add(new CompilerMessage(place, error.Groups["code"].Value, error.Groups["message"].Value));
    }

    static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^======== Resolving module '(?<name>.*)' from '(?<file>[^']*)'. ========$")]
    static partial Regex Trace { get; }

    [GeneratedRegex(@"^(?:(?<file>[^(]+)\((?<line>\d+),(?<column>\d+)\): )?error (?<code>TS\d+): (?<message>.*)$")]
    static partial Regex Error { get; }
}
