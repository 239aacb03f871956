using System.Diagnostics;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Starts the compiler's process; the one place that decides what holds it back.</summary>
interface ICompilerLauncher
{
    /// <summary>Folder in which work folders must lie, so that the compiler can see them.</summary>
    /// <exception cref="CompilerUnavailableException">There is no place for them.</exception>
    string WorkParent { get; }

    /// <summary>Starts the compiler on a work folder, its output redirected.</summary>
    /// <param name="work">The folder it reads and writes.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be started.</exception>
    Process Launch(WorkFolder work);

    /// <summary>Looks at a run that ended at once without a word of the compiler.</summary>
    /// <param name="errors">What was written to standard error.</param>
    /// <returns>Whether a layer of confinement was not to be had, is given up, and another launch is worth it.</returns>
    bool GiveUpLayer(string errors);
}
