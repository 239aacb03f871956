using TemplateWorker.Service;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Service;

public sealed class StopDeadlineTests : IDisposable
{
    readonly ManualTimeProvider _time = new();
    readonly CancellationTokenSource _stop = new();
    readonly RecordingLoggerFactory _loggers = new();
    int _ends;
    bool _isSaidAtEnd;

    [Fact]
    public async Task A_worker_that_hangs_while_it_stops_is_ended()
    {
        using var deadline = Start();
        _time.Advance(TimeSpan.FromHours(1));
        _ends.ShouldBe(0);

        await _stop.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(29));
        _ends.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(1));

        _ends.ShouldBe(1);
        _isSaidAtEnd.ShouldBeTrue();
        _loggers.Lines.ShouldHaveSingleItem().Text.ShouldContain("did not stop within 00:00:30");
    }

    [Fact]
    public async Task A_worker_that_has_stopped_is_left_alone()
    {
        var deadline = Start();
        await _stop.CancelAsync();
        deadline.Dispose();

        _time.Advance(TimeSpan.FromHours(1));

        _ends.ShouldBe(0);
    }

    public void Dispose() => _stop.Dispose();

    StopDeadline Start() => new(TimeSpan.FromSeconds(30), End, _loggers, _time, _stop.Token);

    void End()
    {
        _ends++;
        _isSaidAtEnd = _loggers.IsDisposed;
    }
}
