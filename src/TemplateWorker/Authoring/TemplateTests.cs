using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.TestRunner.Reports;
using TemplateWorker.TestRunner.Results;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Suites;
using TemplateWorker.TestRunner.Watching;

namespace TemplateWorker.Authoring;

/// <summary>Runs the tests of the template in a folder, once or again after each change.</summary>
/// <param name="folder">The folder.</param>
/// <param name="junit">File for the results as XML; null for none.</param>
/// <param name="isJson">Whether the results are printed as JSON, an object for each run.</param>
/// <param name="options">How tests are run.</param>
/// <param name="loggers">The log.</param>
sealed class TemplateTests(string folder, string? junit, bool isJson, TestRunnerOptions options, ILoggerFactory loggers) : IAsyncDisposable
{
    readonly TemplateCompiler _compiler = new(
        options.Limits.ToCompilerOptions() with { IncludeTests = true, RequiredLayers = options.Sandbox.RequiredLayers }, TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());

    Task<TestSandboxes>? _sandboxes;

    /// <summary>Compiles the template and runs its tests.</summary>
    /// <returns>Whether everything passed.</returns>
    /// <exception cref="TemplateSourceException">The folder cannot be taken as a template.</exception>
    /// <exception cref="VerbFailedException">The template does not compile or is beyond a limit.</exception>
    /// <exception cref="UsageException">There are no tests to run.</exception>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        RunResult result;
        try
        {
            result = await TestAsync(stop);
        }
        catch (Exception error) when (KnownFailures.ExitCodeOf(error) is not null)
        {
            await WriteJUnitAsync(error);
            throw;
        }

        await WriteJUnitAsync(result);
        return result.Succeeded;
    }

    /// <summary>Runs the tests, and again after each change of the folder.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    /// <exception cref="VerbFailedException">The folder was removed.</exception>
    public async Task WatchAsync(CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"{folder}: there is no such folder to watch");
        }

        using var watch = new FolderWatch(folder);
        while (true)
        {
            try
            {
                await RunAsync(stop);
            }
            catch (Exception error) when (error is TemplateSourceException or VerbFailedException or UsageException)
            {
                PrintProblem(error);
            }

            if (!isJson)
            {
                Console.WriteLine("Waiting for changes; Ctrl+C ends.\n");
            }

            await watch.WaitAsync(stop);
            if (!Directory.Exists(folder))
            {
                throw new VerbFailedException($"{folder}: the folder was removed");
            }
        }
    }

    /// <summary>Ends the sandboxes.</summary>
    public async ValueTask DisposeAsync()
    {
        _compiler.Dispose();
        if (_sandboxes is null)
        {
            return;
        }

        await ((Task)_sandboxes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_sandboxes.IsCompletedSuccessfully)
        {
            await (await _sandboxes).DisposeAsync();
        }
    }

    async Task<RunResult> TestAsync(CancellationToken stop)
    {
        // Starting the sandboxes takes longest, so it comes first and all else is done meanwhile.
        _sandboxes ??= Task.Run(() => StartAsync(stop), CancellationToken.None);
        var sources = TemplateFolder.Read(folder);
        var compiled = await _compiler.CompileAsync(sources, stop);
        if (compiled.Template is null)
        {
            throw VerbFailedException.Of(compiled.Diagnostics, "\n\n", file => file);
        }

        var suite = new TestSuite(sources, compiled.Template);
        if (suite.TestFiles.Count == 0)
        {
            throw new UsageException($"{folder}: there are no tests; a test is in a file named like main.test.ts");
        }

        if (SourceSizeCheck.Of(sources, suite.Program, options.Limits.ToStorageLimits()) is { } problem)
        {
            throw VerbFailedException.Of([problem], "\n\n", file => file);
        }

        var report = new PrettyReport(isJson ? TextWriter.Null : Console.Out, suite.Sources, HasColors());
        var result = await new TestRun(await _sandboxes, options, loggers).RunAsync(suite, report, stop);
        if (options.Filter is { } filter && result.Failure is null && result.Files.All(file => file is { Tests.Count: 0, Failure: null }))
        {
            throw new UsageException($"{folder}: no test has \"{filter}\" in its name or in that of its file");
        }

        if (isJson)
        {
            JsonLines.Print(TestRunReport.ToJson(result));
        }

        return result;
    }

    async Task<TestSandboxes> StartAsync(CancellationToken stop)
    {
        var starting = TestSandboxes.StartAsync(options, loggers, stop);
        await Task.WhenAll(starting, StageWarmUp.RunAsync(options, loggers, stop));
        return await starting;
    }

    // Else a build server would go on showing the results of the run before.
    async Task WriteJUnitAsync(Exception error)
    {
        try
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
            await WriteJUnitAsync(new RunResult(name, [], TimeSpan.Zero, new Failure(error.Message)));
        }
        catch (VerbFailedException problem)
        {
            throw new VerbFailedException($"{error.Message}\n{problem.Message}", error);
        }
    }

    async Task WriteJUnitAsync(RunResult result)
    {
        if (junit is null)
        {
            return;
        }

        try
        {
            await using var file = File.Create(junit);
            JUnitReport.Write(file, result);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailedException($"{junit}: the results cannot be written: {error.Message}");
        }
    }

    void PrintProblem(Exception error)
    {
        if (isJson)
        {
            JsonLines.Print(FailureReport.Of(KnownFailures.CodeOf(error), error.Message, KnownFailures.DiagnosticsOf(error)));
        }
        else
        {
            Console.WriteLine(error.Message);
        }
    }

    // https://no-color.org
    static bool HasColors() => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
