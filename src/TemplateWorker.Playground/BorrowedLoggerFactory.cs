using Microsoft.Extensions.Logging;

namespace TemplateWorker.Playground;

/// <summary>Keeps the web server from disposing its caller's logger factory.</summary>
sealed class BorrowedLoggerFactory(ILoggerFactory owner) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => owner.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) => owner.CreateLogger(categoryName);

    public void Dispose()
    {
        // The caller made it and disposes it.
    }
}
