namespace TemplateWorker.Templates.Compilation;

/// <summary>Codes of what is found wrong outside the TypeScript compiler, whose own are <c>TS</c> and a number.</summary>
public static class DiagnosticCode
{
    /// <summary>The folder or one of its files cannot be taken: too large, a link, a name that is not allowed, not text.</summary>
    public const string Source = "source";

    /// <summary><c>template.yaml</c> is wrong.</summary>
    public const string Manifest = "manifest";

    /// <summary>A <c>.json</c> file is not JSON.</summary>
    public const string Json = "json";

    /// <summary>An import names what a template cannot import.</summary>
    public const string Import = "import";

    /// <summary>The template compiles, and its top level fails in the sandbox.</summary>
    public const string Start = "start";

    /// <summary>A guild has something that is against it.</summary>
    public const string Guild = "guild";

    /// <summary>The compiler was stopped at a limit.</summary>
    public const string Limit = "limit";
}
