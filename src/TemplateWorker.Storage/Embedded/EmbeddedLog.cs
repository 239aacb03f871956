using Microsoft.Extensions.Logging;

namespace TemplateWorker.Storage.Embedded;

static partial class EmbeddedLog
{
    [LoggerMessage(2201, LogLevel.Information, "Making a PostgreSQL {Major} cluster in {Folder}.")]
    public static partial void Creating(ILogger logger, int major, string folder);

    [LoggerMessage(2202, LogLevel.Information, "Embedded PostgreSQL {Major} started on 127.0.0.1:{Port} in {Duration}, data in {Folder}.")]
    public static partial void Started(ILogger logger, int major, int port, TimeSpan duration, string folder);

    [LoggerMessage(2203, LogLevel.Information, "Using the embedded PostgreSQL that already runs on 127.0.0.1:{Port}, data in {Folder}.")]
    public static partial void Adopted(ILogger logger, int port, string folder);

    [LoggerMessage(2204, LogLevel.Information, "Embedded PostgreSQL stopped, data in {Folder}.")]
    public static partial void Stopped(ILogger logger, string folder);

    [LoggerMessage(2205, LogLevel.Information, "Embedded PostgreSQL is left running for the other programs that use {Folder}.")]
    public static partial void Left(ILogger logger, string folder);

    [LoggerMessage(2206, LogLevel.Warning, "A postmaster.pid was left behind in {Folder} and names a process that is not this server; it is removed.")]
    public static partial void StalePidFile(ILogger logger, string folder);

    [LoggerMessage(2207, LogLevel.Error, "Embedded PostgreSQL in {Folder} did not stop: {Reason}")]
    public static partial void StopFailed(ILogger logger, string folder, string reason);

    [LoggerMessage(2208, LogLevel.Warning, "Which process serves {Folder} cannot be told, so its end is taken from the server's own word alone.")]
    public static partial void ProcessUnknown(ILogger logger, Exception exception, string folder);
}
