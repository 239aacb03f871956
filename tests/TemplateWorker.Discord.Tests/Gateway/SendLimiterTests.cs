using TemplateWorker.Discord.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class SendLimiterTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public void Heartbeats_have_some_frames_for_themselves()
    {
        var limiter = new SendLimiter(_time);
        for (var i = 0; i < 115; i++)
            limiter.TryTake(isHeartbeat: false).ShouldBe(TimeSpan.Zero);

        limiter.TryTake(isHeartbeat: false).ShouldBe(TimeSpan.FromSeconds(60));
        for (var i = 0; i < 5; i++)
            limiter.TryTake(isHeartbeat: true).ShouldBe(TimeSpan.Zero);
        limiter.TryTake(isHeartbeat: true).ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_frame_counts_for_a_minute()
    {
        var limiter = new SendLimiter(_time);
        for (var i = 0; i < 120; i++)
        {
            limiter.TryTake(isHeartbeat: true).ShouldBe(TimeSpan.Zero);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        limiter.TryTake(isHeartbeat: true).ShouldBe(TimeSpan.FromSeconds(48));
        _time.Advance(TimeSpan.FromSeconds(48));
        limiter.TryTake(isHeartbeat: true).ShouldBe(TimeSpan.Zero);
    }
}
