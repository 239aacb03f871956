using Microsoft.Extensions.Logging;

namespace TemplateWorker.Configuration;

/// <summary>What is logged, and how (section <c>logging</c>). Logs go to stderr.</summary>
public sealed class LoggingSettings
{
    /// <summary>The least severe level that is logged. Default <see cref="LogLevel.Information"/>.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>Form of a log line. Default <see cref="LogFormat.Console"/>.</summary>
    public LogFormat Format { get; init; } = LogFormat.Console;
}
