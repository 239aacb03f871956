using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Doctor;

/// <summary>Whether the compiler is confined, by a process in its place that tries what it may not do.</summary>
sealed class CompilerConfinementCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "confinement of the compiler";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop) => Task.Run(() => Find(settings), stop);

    static IReadOnlyList<Finding> Find(HostSettings settings)
    {
        var options = settings.ToCompilerOptions();
        var sandbox = settings.Sandbox.ToOptions(settings.Limits).Executable;
        // The lines of its log are the report.
        var report = CompilerConfinement.Probe(options, sandbox, ConfinementCheck.Secrets(settings), NullLogger.Instance);
        return new ConfinementFindings(report, options.RequiredLayers, "the compiler").All;
    }
}
