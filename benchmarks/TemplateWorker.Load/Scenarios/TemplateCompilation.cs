using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Load.Rig;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Load.Scenarios;

/// <summary>Reads, checks and compiles a template of 300 lines, as a push does before it starts a sandbox.</summary>
sealed class TemplateCompilation : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("templateworker-load-").FullName;
    readonly AuthoredTemplate _template = new();
    readonly TemplateCompiler _compiler;
    int _edition;

    /// <summary>Prepares; nothing is compiled yet.</summary>
    internal TemplateCompilation() =>
        _compiler = new TemplateCompiler(new TemplateCompilerOptions { Folder = _folder }, TimeProvider.System, NullLogger.Instance);

    /// <summary>A template that was never compiled.</summary>
    /// <returns>Milliseconds.</returns>
    internal Task<double> RunColdAsync()
    {
        _template.Change(++_edition);
        return RunCachedAsync();
    }

    /// <summary>The template that was compiled last.</summary>
    /// <returns>Milliseconds.</returns>
    internal async Task<double> RunCachedAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var result = await _compiler.CompileAsync(_template.Read(), CancellationToken.None);
        return result.Template is null
            ? throw new InvalidOperationException($"The template does not compile: {result.Diagnostics[0]}")
            : Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _compiler.Dispose();
        _template.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
