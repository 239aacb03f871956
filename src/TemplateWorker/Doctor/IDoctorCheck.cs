using TemplateWorker.Configuration;

namespace TemplateWorker.Doctor;

/// <summary>One thing that <c>doctor</c> looks at.</summary>
interface IDoctorCheck
{
    /// <summary>What it is about, one word.</summary>
    string Name { get; }

    /// <summary>Looks at it. What it throws becomes a finding that it could not be looked at, and why.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="stop">Gives up.</param>
    Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop);
}
