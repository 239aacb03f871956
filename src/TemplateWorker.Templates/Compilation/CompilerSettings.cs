using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Templates.Compilation;

/// <summary>The compiler's settings (<c>tsconfig.json</c>): those of every template, and those that an editor gets.</summary>
static class CompilerSettings
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // ES2024 part by part, because each year from 2017 on names the shared memory, which templates do not have.
    static readonly string[] Library =
    [
        "es2016", "es2017.arraybuffer", "es2017.date", "es2017.intl", "es2017.object", "es2017.string", "es2017.typedarrays",
        "es2018.asyncgenerator", "es2018.asynciterable", "es2018.intl", "es2018.promise", "es2018.regexp",
        "es2019.array", "es2019.intl", "es2019.object", "es2019.string", "es2019.symbol",
        "es2020.bigint", "es2020.date", "es2020.intl", "es2020.number", "es2020.promise", "es2020.string", "es2020.symbol.wellknown",
        "es2021.intl", "es2021.promise", "es2021.string", "es2021.weakref",
        "es2022.array", "es2022.error", "es2022.intl", "es2022.object", "es2022.regexp", "es2022.string",
        "es2023.array", "es2023.collection", "es2023.intl",
        "es2024.arraybuffer", "es2024.collection", "es2024.object", "es2024.promise", "es2024.regexp", "es2024.string",
    ];

    /// <summary>
    /// What is checked and how it is compiled, wherever that happens. Templates may use the library of ES2024, which the
    /// engine has had since WebKit 2.44; syntax is brought down to ES2022.
    /// </summary>
    public static JsonObject Shared() => new()
    {
        ["target"] = "es2022",
        ["lib"] = new JsonArray([.. Library.Select(part => JsonValue.Create(part))]),
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
