using Microsoft.Extensions.Logging;

namespace TemplateWorker.Playground;

/// <summary>Every log message of the playground. Tokens are never among the values.</summary>
static partial class PlaygroundLog
{
    [LoggerMessage(EventId = 7000, Level = LogLevel.Information, Message = "Playground listens on {Url}")]
    public static partial void Listening(ILogger logger, string url);

    [LoggerMessage(EventId = 7001, Level = LogLevel.Debug, Message = "Gateway connection opened")]
    public static partial void GatewayOpened(ILogger logger);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Debug, Message = "Gateway connection of session {Session} closed")]
    public static partial void GatewayClosed(ILogger logger, string session);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Debug, Message = "Gateway connection of session {Session} was cut: {Reason}")]
    public static partial void GatewayCut(ILogger logger, string session, string reason);

    [LoggerMessage(
        EventId = 7004,
        Level = LogLevel.Warning,
        Message = "Session {Session} reads too slowly and lost dispatches; its connection is closed")]
    public static partial void GatewayOverrun(ILogger logger, string session);

    [LoggerMessage(EventId = 7005, Level = LogLevel.Error, Message = "{Method} {Path} failed in the playground itself")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(EventId = 7006, Level = LogLevel.Debug, Message = "{Request} answered {Status}")]
    public static partial void Answered(ILogger logger, string request, int status);
}
