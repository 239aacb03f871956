using Microsoft.Extensions.Logging;

namespace TemplateWorker.Hosting;

/// <summary>A logger of <see cref="LoggersOnDemand"/>.</summary>
/// <param name="least">The least level that may be written.</param>
/// <param name="logger">Writes.</param>
sealed class LoggerOnDemand(LogLevel least, Lazy<ILogger> logger) : ILogger
{
    /// <summary>None of the formats prints scopes, so they open and close without one.</summary>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logger.Value.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            logger.Value.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
