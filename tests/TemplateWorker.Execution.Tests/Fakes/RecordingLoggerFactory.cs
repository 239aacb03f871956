using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Keeps every line of the log.</summary>
sealed class RecordingLoggerFactory : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(LogLevel Level, int Id, string Text)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This log only records.");

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, eventId.Id, formatter(state, exception)));

    public override string ToString() => string.Join('\n', Lines.Select(line => $"{line.Level} {line.Id} {line.Text}"));

    public void Dispose() => Lines.Clear();
}
