using System.Runtime.InteropServices;

namespace TemplateWorker.CommandLine;

/// <summary>
/// Turns the first SIGINT, SIGTERM or, unless it means something else, SIGHUP into a cancellation, so that everything is
/// stopped in order; a second one ends the program at once. Where a program below this one has the terminal, SIGINT is its.
/// </summary>
sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly PosixSignalRegistration[] _registrations;
    readonly bool _orInterrupt;

    /// <summary>Starts to listen.</summary>
    /// <param name="orHangUp">Whether SIGHUP stops the program too.</param>
    /// <param name="orInterrupt">Whether SIGINT stops the program; else it does nothing here.</param>
    public StopSignal(bool orHangUp, bool orInterrupt = true)
    {
        _orInterrupt = orInterrupt;
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
        if (context.Signal == PosixSignal.SIGINT && !_orInterrupt)
        {
            context.Cancel = true;
            return;
        }

        // Not prevented the second time, the signal does what it does by default: it ends the process.
        context.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
