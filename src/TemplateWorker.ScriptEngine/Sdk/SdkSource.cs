namespace TemplateWorker.ScriptEngine.Sdk;

/// <summary>The JavaScript half of what templates see.</summary>
public static class SdkSource
{
    /// <summary>
    /// Body of a function of one parameter, <c>host</c>, that returns what the sandbox calls. The contract is at the
    /// top of the file.
    /// </summary>
    public static string Runtime { get; } = Read("runtime.js");

    static string Read(string name)
    {
        using var stream = typeof(SdkSource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
