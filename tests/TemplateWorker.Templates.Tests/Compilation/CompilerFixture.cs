using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>The real compiler, working in a folder of its own.</summary>
public sealed class CompilerFixture : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public CompilerFixture() => Options = new TemplateCompilerOptions { Folder = _folder.Path, TimeLimit = Eventually.Patience };

    public TemplateCompilerOptions Options { get; }

    public static TemplateSources Template(params (string Path, string Text)[] files) =>
        TemplateSources.FromFiles(files.ToDictionary(file => file.Path, file => file.Text), "sample");

    public Task<CompileResult> CompileAsync(params (string Path, string Text)[] files) => CompileAsync(Options, files);

    public static async Task<CompileResult> CompileAsync(TemplateCompilerOptions options, params (string Path, string Text)[] files)
    {
        using var compiler = new TemplateCompiler(options, TimeProvider.System, NullLogger.Instance);
        return await compiler.CompileAsync(Template(files), TestContext.Current.CancellationToken);
    }

    public async Task<CompiledTemplate> CompileWellAsync(params (string Path, string Text)[] files)
    {
        var result = await CompileAsync(files);
        result.Diagnostics.ShouldBeEmpty();
        return result.Template!;
    }

    public async Task<CompileDiagnostic> CompileBadlyAsync(params (string Path, string Text)[] files)
    {
        var result = await CompileAsync(files);
        result.Template.ShouldBeNull();
        return result.Diagnostics.ShouldHaveSingleItem();
    }

    public void Dispose() => _folder.Dispose();
}
