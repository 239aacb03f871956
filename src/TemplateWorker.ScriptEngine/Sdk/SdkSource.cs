using System.Collections.Frozen;

namespace TemplateWorker.ScriptEngine.Sdk;

/// <summary>The JavaScript half of what templates see: a core that every VM holds, and parts that a VM gets when it needs them.</summary>
public static class SdkSource
{
    // What nobody sees in a stack: frames of the SDK are left out of reports.
    const string Url = "[templateworker]";
    const string CorePrefix = "Core/";
    const string PartPrefix = "Parts/";

    static readonly FrozenDictionary<string, ScriptSource> Parts = Names(PartPrefix).ToFrozenDictionary(
        resource => Path.GetFileNameWithoutExtension(resource[PartPrefix.Length..]),
        resource => new ScriptSource(BodyOf(resource), Url, "core") { IsKnownBody = true });

    /// <summary>
    /// A function of <c>take</c> and <c>tenant</c> that returns what the sandbox calls. The contract is at the top of its
    /// first file.
    /// </summary>
    public static ScriptSource Core { get; } = new(
        string.Join('\n', Names(CorePrefix).Order(StringComparer.Ordinal).Select(resource => WithoutComments(Read(resource)))),
        Url, "take", "tenant")
    {
        IsKnownBody = true,
    };

    /// <summary>Names of the parts.</summary>
    public static IEnumerable<string> PartNames => Parts.Keys;

    /// <summary>Names of the parameters of a template's file.</summary>
    public static ReadOnlySpan<string> ModuleParameters => Parameters;

    /// <summary>
    /// The parameters for a file that declares a <c>fetch</c> of its own at its top level, which a parameter of that name
    /// forbids. The spaces keep the columns of the first line where they are.
    /// </summary>
    public static ReadOnlySpan<string> ModuleParametersWithoutFetch => ParametersWithoutFetch;

    static string[] Parameters { get; } = ["exports", "require", "module", "fetch"];

    static string[] ParametersWithoutFetch { get; } = ["exports", "require", "module      "];

    /// <summary>The source of a part: a function of what the core offers to parts.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The source, or null when there is no such part.</returns>
    public static ScriptSource? Part(string name) => Parts.GetValueOrDefault(name);

    // A sloppy function would hand itself and its arguments to whatever it calls, by Function.prototype.caller.
    const string Strict = "\"use strict\";";

    // A part of data is JSON, which other programs can read as well.
    static string BodyOf(string resource) =>
        resource.EndsWith(".json", StringComparison.Ordinal) ? $"return {Read(resource)};" : Strict + WithoutComments(Read(resource));

    // Every VM keeps a copy of the source, so what nobody executes is left out.
    static string WithoutComments(string source) => string.Join('\n', source.Split('\n').Select(
        line => line.TrimStart() is ['/', '/' or '*', ..] ? "" : line.TrimStart()));

    static IEnumerable<string> Names(string prefix) => typeof(SdkSource).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    static string Read(string name)
    {
        using var stream = typeof(SdkSource).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
