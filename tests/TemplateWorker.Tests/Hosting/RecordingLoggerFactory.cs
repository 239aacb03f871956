using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Tests.Hosting;

/// <summary>Keeps every line that is logged.</summary>
sealed class RecordingLoggerFactory : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception));

    /// <summary>Whether it is disposed of, which is when a log that writes later has written everything.</summary>
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
