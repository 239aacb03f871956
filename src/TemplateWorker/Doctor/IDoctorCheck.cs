using TemplateWorker.Configuration;

namespace TemplateWorker.Doctor;

/// <summary>One thing that <c>doctor</c> looks at.</summary>
interface IDoctorCheck
{
    /// <summary>What it is about, one word.</summary>
    string Name { get; }

    /// <summary>Looks at it.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandLine.VerbFailedException">It could not be looked at.</exception>
    Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop);
}
