using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Load.Rig;

/// <summary>The load template written in TypeScript, as a push would compile it.</summary>
static class CompiledTypeScript
{
    /// <summary>Compiles it.</summary>
    /// <returns>The JavaScript of its one file.</returns>
    internal static async Task<string> CompileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("templateworker-load-").FullName;
        try
        {
            using var compiler = new TemplateCompiler(new TemplateCompilerOptions { Folder = folder }, TimeProvider.System, NullLogger.Instance);
            var files = new Dictionary<string, string> { ["template.yaml"] = $"name: {LoadTemplates.Name}\n", ["main.ts"] = LoadTemplates.TypeScript };
            var result = await compiler.CompileAsync(TemplateSources.FromFiles(files), CancellationToken.None);
            return result.Template?.Files[LoadTemplates.Entry]
                ?? throw new InvalidOperationException($"The load template does not compile: {result.Diagnostics[0]}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
