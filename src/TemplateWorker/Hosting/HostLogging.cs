using Microsoft.Extensions.Logging;
using TemplateWorker.Configuration;

namespace TemplateWorker.Hosting;

/// <summary>Makes the loggers of a host.</summary>
static class HostLogging
{
    /// <summary>Loggers that write to stderr as the settings say; stdout belongs to what a verb answers.</summary>
    public static ILoggerFactory Create(LoggingSettings settings) => Create(settings, settings.Level);

    /// <summary>
    /// The same for a verb whose answer is what counts: what is usual at <see cref="LogLevel.Information"/> is left out,
    /// while a level that was lowered to find something is kept to.
    /// </summary>
    public static ILoggerFactory CreateQuiet(LoggingSettings settings)
    {
        var least = settings.Level == LogLevel.Information ? LogLevel.Warning : settings.Level;
        return new LoggersOnDemand(least, () => Create(settings, least));
    }

    /// <summary>Lets the loggers of a host write to stderr as the settings say.</summary>
    public static void WriteAs(this ILoggingBuilder builder, LoggingSettings settings) => Configure(builder, settings, settings.Level);

    static ILoggerFactory Create(LoggingSettings settings, LogLevel least) => LoggerFactory.Create(builder => Configure(builder, settings, least));

    static void Configure(ILoggingBuilder builder, LoggingSettings settings, LogLevel least)
    {
        builder.SetMinimumLevel(least);
        // The web server under the playground tells of every request at this level.
        builder.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= least);
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
    }
}
