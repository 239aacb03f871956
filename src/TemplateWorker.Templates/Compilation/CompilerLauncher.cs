using Microsoft.Extensions.Logging;
using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Starts the compiler as sandboxes are started, behind every layer of confinement that the system has.</summary>
/// <param name="options">Its limits, and the layers that it must have.</param>
/// <param name="tool">The compiler.</param>
/// <param name="logger">Told of layers that are missing.</param>
sealed class CompilerLauncher(TemplateCompilerOptions options, CompilerTool tool, ILogger logger) : ICompilerLauncher
{
    // From the moment that the last program on the way is let through until it runs.
    static readonly TimeSpan ExecutionLimit = TimeSpan.FromSeconds(5);

    readonly ProcessLauncher _launcher = new(new ConfinementLayers(CompilerProfile.Of(options), options.RequiredLayers, logger));

    /// <summary>The layers, which a test takes away.</summary>
    public ConfinementLayers Confinement => _launcher.Layers;

    /// <inheritdoc/>
    public IReadOnlyList<LayerState> Layers => _launcher.Layers.States;

    /// <inheritdoc/>
    public CompilerProcess Launch(WorkFolder work, IReadOnlyList<string> arguments)
    {
        var program = new ConfinedProgram(NativeConfinement.RealPath(tool.File), arguments, [NativeConfinement.RealPath(tool.Folder), work.Path])
        {
            StartFolder = work.Path,
            Writable = [work.OutputPath],
        };
        try
        {
            var (outputReader, outputWriter) = NativeDescriptor.Pipe();
            var (errorReader, errorWriter) = NativeDescriptor.Pipe();
            using (outputWriter)
            using (errorWriter)
            {
                var (pid, plan) = _launcher.Start(program, [], outputWriter, errorWriter);
                var process = new CompilerProcess(pid, outputReader, errorReader);
                try
                {
                    Verify(pid, plan);
                    return process;
                }
                catch
                {
                    process.Dispose();
                    throw;
                }
            }
        }
        catch (ConfinementException error)
        {
            throw new CompilerUnavailableException($"The TypeScript compiler cannot be started. {error.Message}", error);
        }
    }

    void Verify(int pid, ConfinementPlan plan)
    {
        // Until then it is another program of the launch, which has rights that the compiler has not.
        if (plan.Executions > 1)
        {
            SpinWait.SpinUntil(() => ProcessFacts.NameOf(pid) is CompilerTool.FileName or "", ExecutionLimit);
        }

        _launcher.Layers.Verify(pid, plan);
    }
}
