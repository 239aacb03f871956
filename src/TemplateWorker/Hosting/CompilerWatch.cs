using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;
using TemplateWorker.Confinement;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Hosting;

/// <summary>
/// Tells in the log and by a metric how the compiler is confined on this machine. It runs where templates are pushed, but a
/// layer that it lacks is the operator's business before that.
/// </summary>
sealed class CompilerWatch
{
    volatile IReadOnlyList<string> _missing = [];

    /// <summary>Makes the metric.</summary>
    /// <param name="meter">Where it belongs.</param>
    public CompilerWatch(Meter meter) => meter.CreateObservableGauge(
        "templateworker.compiler.missing_layers",
        () => _missing.Select(layer => new Measurement<long>(1, KeyValuePair.Create<string, object?>("layer", layer))), "{layer}",
        "1 for each layer of confinement that the compiler goes without.");

    /// <summary>Starts the compiler once, without a template.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Gives up.</param>
    public async Task LookAsync(HostSettings settings, ILoggerFactory loggers, TimeProvider time, CancellationToken stop)
    {
        var logger = loggers.CreateLogger<CompilerWatch>();
        try
        {
            var layers = await CompilerConfinement.LookAsync(settings.ToCompilerOptions(), time, logger, stop);
            _missing = [.. layers.Where(state => !state.InForce).Select(state => state.Layer.NameOf())];
        }
        catch (CompilerUnavailableException error)
        {
            HostLog.CompilerUnavailable(logger, error.Message);
        }
    }
}
