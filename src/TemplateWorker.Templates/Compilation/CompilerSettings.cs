using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Templates.Compilation;

/// <summary>The compiler's settings (<c>tsconfig.json</c>): those of every template, and those that an editor gets.</summary>
static class CompilerSettings
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>
    /// What is checked and how it is compiled, wherever that happens. Templates may use the library of ES2024, which the
    /// engine has had since WebKit 2.44; syntax is brought down to ES2022.
    /// </summary>
    public static JsonObject Shared() => new()
    {
        ["target"] = "es2022",
        ["lib"] = new JsonArray("es2024"),
        ["module"] = "commonjs",
        ["moduleResolution"] = "bundler",
        ["moduleDetection"] = "force",
        ["types"] = new JsonArray(),
        ["strict"] = true,
        ["noUncheckedIndexedAccess"] = true,
        ["noFallthroughCasesInSwitch"] = true,
        ["allowJs"] = true,
        ["checkJs"] = false,
        ["esModuleInterop"] = true,
        ["resolveJsonModule"] = true,
        ["rewriteRelativeImportExtensions"] = true,
        ["resolvePackageJsonExports"] = false,
        ["resolvePackageJsonImports"] = false,
        ["skipLibCheck"] = true,
    };

    /// <summary>The settings of a compilation, which reads the files it is told and no other.</summary>
    /// <param name="files">Every file, relative to the settings.</param>
    public static string OfCompilation(IEnumerable<string> files)
    {
        var options = Shared();
        options["rootDir"] = WorkFolder.Sources;
        options["outDir"] = WorkFolder.Output;
        options["sourceMap"] = true;
        options["removeComments"] = true;
        options["newLine"] = "lf";
        options["noEmitOnError"] = true;
        options["noResolve"] = true;
        options["traceResolution"] = true;
        options["typeRoots"] = new JsonArray();
        return new JsonObject
        {
            ["compilerOptions"] = options,
            ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]),
        }.ToJsonString();
    }

    /// <summary>The settings that lie in a template's folder for its author's editor.</summary>
    /// <param name="typings">The folder of the typings.</param>
    public static string OfEditor(string typings)
    {
        var options = Shared();
        options["noEmit"] = true;
        return new JsonObject
        {
            ["compilerOptions"] = options,
            ["include"] = new JsonArray("**/*", $"{typings}/*.d.ts"),
        }.ToJsonString(Indented) + "\n";
    }
}
