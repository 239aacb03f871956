using Microsoft.Extensions.Logging;
using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Tells how the compiler is confined on this machine, without a template.</summary>
public static class CompilerConfinement
{
    // It says its version and ends.
    static readonly string[] SayVersion = ["--version"];

    /// <summary>Starts the compiler, which costs some 20 ms, and looks how it is confined.</summary>
    /// <param name="options">Where it is, and its limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of the layers, and of those that are missing.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be started, or lacks a layer that it must have.</exception>
    public static async Task<IReadOnlyList<LayerState>> LookAsync(
        TemplateCompilerOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var launcher = new CompilerLauncher(options, new CompilerTool(options.CompilerFolder), logger);
        try
        {
            using var work = WorkFolder.CreateEmpty(WorkFolder.PrepareParent(options.Folder));
            using var process = launcher.Launch(work, SayVersion);
            await new CompilerRun(process, work).WaitAsync(options.TimeLimit, time, cancellationToken);
            return launcher.Layers;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CompilerUnavailableException($"The TypeScript compiler cannot work in {options.Folder}: {error.Message}", error);
        }
    }

    /// <summary>
    /// Starts the sandbox program, which tries everything that the compiler may not do, confined as the compiler is. It is
    /// given the libraries of the system besides, which the compiler does not need.
    /// </summary>
    /// <param name="options">The limits of the compiler.</param>
    /// <param name="sandbox">The sandbox program.</param>
    /// <param name="secrets">Absolute paths of the host that the compiler must not be able to read.</param>
    /// <param name="logger">Told of layers that are missing.</param>
    /// <exception cref="CompilerUnavailableException">The program could not be started, or died.</exception>
    public static ConfinementReport Probe(TemplateCompilerOptions options, string sandbox, IEnumerable<string> secrets, ILogger logger)
    {
        try
        {
            var launcher = new ProcessLauncher(new ConfinementLayers(CompilerProfile.Of(options) with { UsesLibraries = true }, required: [], logger));
            using var work = WorkFolder.CreateEmpty(WorkFolder.PrepareParent(options.Folder));
            var program = DotNetProgram.Resolve(sandbox, SelfTest.Arguments("--self-test-compiler", secrets));
            return SelfTest.Run(
                launcher,
                program with { Folders = [.. program.Folders, work.Path], StartFolder = work.Path, Writable = [work.OutputPath] },
                options.TimeLimit);
        }
        catch (ConfinementException error)
        {
            throw new CompilerUnavailableException($"The confinement of the compiler cannot be tested. {error.Message}", error);
        }
    }
}
