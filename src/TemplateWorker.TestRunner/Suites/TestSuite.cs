using TemplateWorker.Protocol.Messages;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.Templates.SourceMaps;
using TemplateWorker.TestRunner.Results;

namespace TemplateWorker.TestRunner.Suites;

/// <summary>A template with its files of tests, compiled.</summary>
public sealed class TestSuite
{
    const string TestEnding = ".test.js";

    readonly TemplateSources _sources;
    readonly CompiledTemplate _compiled;
    readonly SourceMapSet _maps;
    readonly Dictionary<string, string> _program;

    /// <summary>Takes a compiled template.</summary>
    /// <param name="sources">What the author wrote.</param>
    /// <param name="compiled">The same compiled, tests included.</param>
    public TestSuite(TemplateSources sources, CompiledTemplate compiled)
    {
        (_sources, _compiled) = (sources, compiled);
        _maps = SourceMapSet.Parse(compiled.SourceMaps);
        _program = compiled.Files.Where(file => !IsTest(file.Key)).ToDictionary();
        TestFiles = [.. compiled.Files.Keys.Where(IsTest).Order(StringComparer.Ordinal)];
    }

    /// <summary>The template's name.</summary>
    public string Name => _sources.Name;

    /// <summary>The files of tests as compiled, in the order in which they run.</summary>
    public IReadOnlyList<string> TestFiles { get; }

    /// <summary>What runs of the template, without its tests, by path.</summary>
    public IReadOnlyDictionary<string, string> Program => _program;

    /// <summary>What the author wrote, by path.</summary>
    public IReadOnlyDictionary<string, string> Sources => _sources.Files;

    /// <summary>What the template may do.</summary>
    internal CapabilitySet Capabilities => _sources.Manifest.Capabilities;

    /// <summary>Whether the host, when it defers for the template, does so for the member alone.</summary>
    internal bool DefersEphemerally => _sources.Manifest.DefersEphemerally;

    /// <summary>The template's settings.</summary>
    /// <param name="given">What a test sets, a JSON object by name.</param>
    /// <exception cref="SettingException">A value is unknown, wrong, or required and not there.</exception>
    internal string SettingsWith(string given) => SettingValues.Resolve(_sources.Manifest, given);

    /// <summary>The template's settings where a test sets none: what a guild that has set nothing would have.</summary>
    internal string DefaultSettings => SettingValues.ResolveSoFar(_sources.Manifest, null);

    /// <summary>Settings with which the template can be tried before any test has set what is required.</summary>
    internal string TrialSettings => SettingValues.Sample(_sources.Manifest);

    /// <summary>The file that the author wrote for a compiled one.</summary>
    internal string SourceOf(string compiled)
    {
        var typed = Path.ChangeExtension(compiled, ".ts");
        return _sources.Files.ContainsKey(typed) ? typed : compiled;
    }

    /// <summary>The place that the author wrote for one of a compiled file.</summary>
    internal SourcePlace Locate(string file, int line, int column) => _maps.TryMap(file, line, column, out var original)
        ? new SourcePlace(original.File, original.Line, original.Column)
        : new SourcePlace(file, line, column);

    /// <summary>The template as a sandbox loads it.</summary>
    internal TemplateProgram ProgramOf(uint version, string settings, DateTimeOffset now)
    {
        var (files, entry) = Prelude.AddToTemplate(_program, _compiled.Entry, now);
        return new TemplateProgram(Name, version, entry, files, settings);
    }

    /// <summary>A file of tests as a sandbox loads it.</summary>
    internal TemplateProgram ProgramOfTests(string file, DateTimeOffset now)
    {
        var (files, entry) = Prelude.AddToTests(_compiled.Files, file, now);
        return new TemplateProgram(Name, 1, entry, files, DefaultSettings);
    }

    static bool IsTest(string path) => path.EndsWith(TestEnding, StringComparison.Ordinal);
}
