using Microsoft.Extensions.Logging;

namespace TemplateWorker.Doctor;

/// <summary>Keeps what is logged, for a check whose findings are in it.</summary>
/// <param name="least">The least severe level that is kept.</param>
sealed class RememberedLines(LogLevel least) : ILogger
{
    readonly Lock _gate = new();
    readonly List<string> _lines = [];

    /// <summary>What was logged, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_gate)
            {
                _lines.Add(formatter(state, exception));
            }
        }
    }
}
