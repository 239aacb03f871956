using System.Diagnostics;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Starts the compiler's process; the one place that decides what holds it back.</summary>
interface ICompilerLauncher
{
    /// <summary>Makes sure before each compilation that the compiler is where it will be started.</summary>
    /// <returns>Folder in which the work folder must lie, so that the compiler can see it.</returns>
    /// <exception cref="CompilerUnavailableException">There is no place for it.</exception>
    string PrepareWork();

    /// <summary>Starts the compiler on a work folder, its output redirected.</summary>
    /// <param name="work">The folder it reads and writes.</param>
    /// <exception cref="CompilerUnavailableException">It cannot be started.</exception>
    Process Launch(WorkFolder work);

    /// <summary>Looks at a run that ended at once without a word of the compiler.</summary>
    /// <param name="errors">What was written to standard error.</param>
    /// <returns>Whether a layer of confinement was not to be had, is given up, and another launch is worth it.</returns>
    /// <exception cref="CompilerUnavailableException">A layer failed that this system does grant; nothing is given up.</exception>
    bool GiveUpLayer(string errors);
}
