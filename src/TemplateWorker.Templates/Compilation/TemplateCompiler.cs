using Microsoft.Extensions.Logging;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// Checks and compiles templates with the TypeScript compiler, in a process that sees nothing but the template and is
/// held to a time and a memory limit. What was compiled before comes from a cache on disk. Safe to share.
/// </summary>
public sealed class TemplateCompiler : IDisposable
{
    const int MostDiagnostics = 100;

    static readonly string[] Compilation = ["--project", ".", "--pretty", "false"];

    readonly TemplateCompilerOptions _options;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly CompilerTool _tool;
    readonly ICompilerLauncher _launcher;
    readonly CompileCache _cache;
    readonly SemaphoreSlim _turns;

    /// <summary>Makes a compiler; nothing is started yet.</summary>
    /// <param name="options">Where it works, and its limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its bounds.</exception>
    public TemplateCompiler(TemplateCompilerOptions options, TimeProvider time, ILogger logger)
        : this(options, time, logger, new CompilerTool(options.CompilerFolder))
    {
    }

    TemplateCompiler(TemplateCompilerOptions options, TimeProvider time, ILogger logger, CompilerTool tool)
        : this(options, time, logger, tool, new CompilerLauncher(options, tool, logger))
    {
    }

    internal TemplateCompiler(TemplateCompilerOptions options, TimeProvider time, ILogger logger, CompilerTool tool, ICompilerLauncher launcher)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TimeLimit, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryLimit, TemplateCompilerOptions.LeastMemory, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostAtOnce, 1, nameof(options));
        (_options, _time, _logger, _tool, _launcher) = (options, time, logger, tool, launcher);
        _cache = new CompileCache(Path.Combine(options.Folder, "results"), options.CacheBytes, time, logger);
        _turns = new SemaphoreSlim(options.MostAtOnce);
    }

    /// <summary>How the layers of the compiler's confinement stand. What cannot be had is known once it was started.</summary>
    public IReadOnlyList<LayerState> Layers => _launcher.Layers;

    /// <summary>Compiles a template, or finds it compiled.</summary>
    /// <param name="template">Its source.</param>
    /// <param name="cancellationToken">Ends the compilation.</param>
    /// <returns>The compiled template, or everything that is wrong with its source.</returns>
    /// <exception cref="CompilerUnavailableException">The compiler cannot be started, or has no place to work.</exception>
    public async Task<CompileResult> CompileAsync(TemplateSources template, CancellationToken cancellationToken)
    {
        var project = CompileProject.Of(template, _options.IncludeTests);
        var hash = project.Hash(_tool.Fingerprint());
        if (_cache.Find(hash) is { } cached)
        {
            return new CompileResult(cached, []);
        }

        if (JsonFiles.Check(project.Sources).Take(MostDiagnostics).ToList() is { Count: > 0 } problems)
        {
            return new CompileResult(null, problems);
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            var started = _time.GetTimestamp();
            var result = await RunAsync(project, hash, cancellationToken);
            _logger.TemplateCompiled(template.Name, (long)_time.GetElapsedTime(started).TotalMilliseconds);
            if (result.Template is { } compiled)
            {
                _cache.Keep(compiled);
            }

            return result;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    async Task<CompileResult> RunAsync(CompileProject project, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var parent = WorkFolder.PrepareParent(_options.Folder);
            WorkFolder.Sweep(parent, _time);
            using var work = WorkFolder.Create(parent, project);
            using var process = _launcher.Launch(work, Compilation);
            var run = new CompilerRun(process, work);
            var end = await run.WaitAsync(_options.TimeLimit, _time, cancellationToken);
            return end == CompilerEnd.NotExecuted
                ? throw new CompilerUnavailableException($"The TypeScript compiler cannot be executed: {run.Errors.Split('\n')[0]}.")
                : Judge(project, hash, work, run, end);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CompilerUnavailableException($"The TypeScript compiler cannot work in {_options.Folder}: {error.Message}", error);
        }
    }

    CompileResult Judge(CompileProject project, string hash, WorkFolder work, CompilerRun run, CompilerEnd end)
    {
        if (ReasonOf(end, run) is { } reason)
        {
            _logger.CompilerStopped(project.Template.Name, reason);
            return new CompileResult(null, [CompileDiagnostic.Of(project.Template.Manifest.Entry, DiagnosticCode.Limit, reason)]);
        }

        var diagnostics = CompilerDiagnostics.Gather(run.Output, project.Sources, MostDiagnostics);
        return diagnostics.Count > 0
            ? new CompileResult(null, diagnostics)
            : new CompileResult(Collect(project, hash, work), []);
    }

    static CompiledTemplate Collect(CompileProject project, string hash, WorkFolder work)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var maps = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in project.Scripts())
        {
            var compiled = SourcePaths.CompiledPath(source);
            (files[compiled], maps[compiled]) = work.ReadOutput(source);
        }

        foreach (var (path, text) in project.Sources.Where(file => SourcePaths.KindOf(file.Key) == SourceFileKind.Json))
        {
            files[path] = text;
        }

        return new CompiledTemplate(SourcePaths.CompiledPath(project.Template.Manifest.Entry), files, maps, hash);
    }

    string? ReasonOf(CompilerEnd end, CompilerRun run) => end switch
    {
        CompilerEnd.OutOfTime =>
            $"the compiler did not end within {_options.TimeLimit.TotalSeconds:0.#} s ({TemplateCompilerOptions.TimeSetting}) and was stopped; " +
            "types that recurse deeply and brackets nested by the thousand do that",
        CompilerEnd.OutOfMemory =>
            $"the compiler needed more than {_options.MemoryLimit / (1024 * 1024)} MiB of memory ({TemplateCompilerOptions.MemorySetting}) and was stopped; " +
            "types that recurse deeply and unions of many thousand members do that",
        CompilerEnd.TooTalkative => "the compiler had more to say than anybody would read and was stopped; is a file generated?",
        CompilerEnd.Crashed => $"the compiler failed on this source: {run.Errors.Split('\n')[0]}",
        _ => null,
    };
}
