using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Testing;

/// <summary>A log of any category and level, which keeps every line.</summary>
public sealed class RecordingLoggerFactory : ILoggerFactory, ILogger
{
    readonly ConcurrentQueue<RecordedLine> _lines = new();

    /// <summary>What was logged so far, the oldest first.</summary>
    public IReadOnlyCollection<RecordedLine> Lines => _lines;

    /// <summary>Whether it is disposed of, which is when a log that writes later has written everything.</summary>
    public bool IsDisposed { get; private set; }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This log only records.");

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(new RecordedLine(logLevel, eventId.Id, formatter(state, exception), exception));

    /// <summary>All lines, for the message of a test that fails.</summary>
    public override string ToString() => string.Join('\n', _lines);

    /// <inheritdoc/>
    public void Dispose() => IsDisposed = true;
}
