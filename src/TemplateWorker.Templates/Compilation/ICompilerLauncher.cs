using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Starts the compiler's process; the one place that decides what holds it back.</summary>
interface ICompilerLauncher
{
    /// <summary>How the layers of its confinement stand, as far as is known.</summary>
    IReadOnlyList<LayerState> Layers { get; }

    /// <summary>Starts the compiler on a work folder.</summary>
    /// <param name="work">The folder it reads and writes.</param>
    /// <param name="arguments">What it is told.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be started, or not confined as it must be.</exception>
    CompilerProcess Launch(WorkFolder work, IReadOnlyList<string> arguments);
}
