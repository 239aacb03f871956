using Microsoft.Extensions.Logging;
using TemplateWorker.Hosting;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

public sealed class LoggersOnDemandTests : IDisposable
{
    readonly RecordingLoggerFactory _made = new();
    int _makings;

    [Fact]
    public void A_line_below_the_least_level_makes_no_loggers()
    {
        using var loggers = Loggers();
        var logger = loggers.CreateLogger("Any");

        logger.IsEnabled(LogLevel.Information).ShouldBeFalse();
        Log(logger, LogLevel.Information);

        _makings.ShouldBe(0);
    }

    [Fact]
    public void Lines_of_all_loggers_go_to_those_that_the_first_made()
    {
        using var loggers = Loggers();

        Log(loggers.CreateLogger("One"), LogLevel.Warning);
        Log(loggers.CreateLogger("Two"), LogLevel.Warning);

        _makings.ShouldBe(1);
        _made.Lines.Count.ShouldBe(2);
    }

    public void Dispose() => _made.Dispose();

    LoggersOnDemand Loggers() => new(LogLevel.Warning, () =>
    {
        _makings++;
        return _made;
    });

    static void Log(ILogger logger, LogLevel level) => logger.Log(level, new EventId(1), "state", null, (state, _) => state);
}
