using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TemplateWorker.TestRunner.Suites;

/// <summary>The files that the runner adds to a program: its clock, its tests' API, and what is run first.</summary>
static class Prelude
{
    /// <summary>Folder of these files; no template has one of this name.</summary>
    public const string Folder = "templateworker/";

    const string ResourcePrefix = "Prelude/";

    static readonly Dictionary<string, string> Sources = ReadSources();

    /// <summary>Adds what a template under test needs.</summary>
    /// <param name="files">The template's files.</param>
    /// <param name="entry">The one that runs first.</param>
    /// <param name="now">The time at which it starts.</param>
    /// <returns>All files, and the one that runs first now.</returns>
    public static (Dictionary<string, string> Files, string Entry) AddToTemplate(
        IReadOnlyDictionary<string, string> files, string entry, DateTimeOffset now)
    {
        var all = new Dictionary<string, string>(files) { [Folder + "start.json"] = StartOf(entry, now) };
        foreach (var name in (string[])["date.js", "start.js"])
            all[Folder + name] = Sources[name];
        return (all, Folder + "start.js");
    }

    /// <summary>Adds what a file of tests needs.</summary>
    /// <param name="files">The template's files and its tests.</param>
    /// <param name="entry">The file of tests.</param>
    /// <param name="now">The time at which it starts.</param>
    /// <returns>All files, and the one that runs first.</returns>
    public static (Dictionary<string, string> Files, string Entry) AddToTests(
        IReadOnlyDictionary<string, string> files, string entry, DateTimeOffset now)
    {
        var all = new Dictionary<string, string>(files) { [Folder + "start.json"] = StartOf(entry, now) };
        foreach (var (name, source) in Sources)
            all[Folder + name] = source;
        return (all, Folder + "start-tests.js");
    }

    static string StartOf(string entry, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"entry":"{{JsonEncodedText.Encode(entry, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}","now":{{now.ToUnixTimeMilliseconds()}}}""");

    static Dictionary<string, string> ReadSources()
    {
        var assembly = typeof(Prelude).Assembly;
        var sources = new Dictionary<string, string>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            sources[resource[ResourcePrefix.Length..]] = reader.ReadToEnd();
        }
        return sources;
    }
}
