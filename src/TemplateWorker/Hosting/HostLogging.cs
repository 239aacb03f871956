using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;

namespace TemplateWorker.Hosting;

/// <summary>Makes the loggers of a host.</summary>
static class HostLogging
{
    /// <summary>Loggers that write to stderr as the settings say; stdout belongs to what a verb answers.</summary>
    public static ILoggerFactory Create(LoggingSettings settings) => LoggerFactory.Create(builder =>
    {
        builder.SetMinimumLevel(settings.Level);
        // The web server under the playground tells of every request at this level.
        builder.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= settings.Level);
        // A start that fails is thrown, too, and the verb explains it.
        builder.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (settings.Format == LogFormat.Json)
        {
            builder.AddJsonConsole(options => options.UseUtcTimestamp = true);
        }
        else
        {
            builder.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss.fff ";
                options.UseUtcTimestamp = true;
            });
        }
    });
}
