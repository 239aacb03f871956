namespace TemplateWorker.ScriptEngine.Sdk;

/// <summary>The JavaScript half of what templates see.</summary>
public static class SdkSource
{
    /// <summary>
    /// A function of <c>compile</c>, <c>call</c>, <c>print</c>, <c>settle</c>, <c>drain</c> and <c>tenant</c> that returns
    /// what the sandbox calls. The contract is at the top of the file.
    /// </summary>
    public static ScriptSource Runtime { get; } = new(
        WithoutComments(Read("runtime.js")), "[templateworker]", "compile", "call", "print", "settle", "drain", "tenant")
    {
        IsKnownBody = true,
    };

    /// <summary>Names of the parameters of a template's file.</summary>
    public static ReadOnlySpan<string> ModuleParameters => Parameters;

    static string[] Parameters { get; } = ["exports", "require", "module"];

    // Every VM keeps a copy of the source, so what nobody executes is left out: thirty kilobytes for each tenant.
    static string WithoutComments(string source) => string.Join('\n', source.Split('\n').Select(
        line => line.TrimStart() is ['/', '/' or '*', ..] ? "" : line.TrimStart()));

    static string Read(string name)
    {
        using var stream = typeof(SdkSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
