using System.Runtime.InteropServices;

namespace TemplateWorker.CommandLine;

/// <summary>
/// Turns the first SIGINT, SIGTERM or, unless it means something else, SIGHUP into a cancellation, so that everything is
/// stopped in order; a second one ends the program at once.
/// </summary>
sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts to listen.</summary>
    /// <param name="orHangUp">Whether SIGHUP stops the program too.</param>
    public StopSignal(bool orHangUp)
    {
        PosixSignal[] signals = orHangUp
            ? [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]
            : [PosixSignal.SIGINT, PosixSignal.SIGTERM];
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    void OnSignal(PosixSignalContext context)
    {
        // Not prevented the second time, the signal does what it does by default: it ends the process.
        context.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
