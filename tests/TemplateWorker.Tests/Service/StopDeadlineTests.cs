using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Service;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Service;

public sealed class StopDeadlineTests : IDisposable
{
    readonly ManualTimeProvider _time = new();
    readonly CancellationTokenSource _stop = new();
    int _ends;

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

    StopDeadline Start() => new(TimeSpan.FromSeconds(30), () => _ends++, NullLogger.Instance, _time, _stop.Token);
}
