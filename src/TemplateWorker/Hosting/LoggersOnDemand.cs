using Microsoft.Extensions.Logging;

namespace TemplateWorker.Hosting;

/// <summary>
/// Makes the loggers when there is first a line to write. To a verb that is over in half a second and mostly writes none,
/// making them is a tenth of its time.
/// </summary>
/// <param name="least">The least level that may be written.</param>
/// <param name="make">Makes them; may let less through than <paramref name="least"/>.</param>
sealed class LoggersOnDemand(LogLevel least, Func<ILoggerFactory> make) : ILoggerFactory
{
    readonly Lazy<ILoggerFactory> _loggers = new(make);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) =>
        new LoggerOnDemand(least, new Lazy<ILogger>(() => _loggers.Value.CreateLogger(categoryName)));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => _loggers.Value.AddProvider(provider);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_loggers.IsValueCreated)
        {
            _loggers.Value.Dispose();
        }
    }
}
