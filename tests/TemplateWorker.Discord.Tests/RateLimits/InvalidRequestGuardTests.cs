using TemplateWorker.Discord.RateLimits;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.RateLimits;

public sealed class InvalidRequestGuardTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public void Refusals_count_for_ten_minutes()
    {
        var guard = new InvalidRequestGuard(3, _time);
        guard.Count().ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(5));
        guard.Count().ShouldBeFalse();
        guard.Check();
        guard.Count().ShouldBeTrue();

        Should.Throw<DiscordRateLimitedException>(guard.Check);
        _time.Advance(TimeSpan.FromMinutes(4.5));
        Should.Throw<DiscordRateLimitedException>(guard.Check);
        _time.Advance(TimeSpan.FromMinutes(1.5));

        guard.Check();
    }

    [Fact]
    public void What_came_late_in_a_minute_is_not_forgotten_with_its_beginning()
    {
        var guard = new InvalidRequestGuard(1, _time);
        _time.Advance(TimeSpan.FromSeconds(59));
        guard.Count();

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));

        Should.Throw<DiscordRateLimitedException>(guard.Check);
    }

    [Fact]
    public void After_a_long_silence_nothing_counts_any_more()
    {
        var guard = new InvalidRequestGuard(2, _time);
        guard.Count();
        guard.Count();
        _time.Advance(TimeSpan.FromDays(3));

        guard.Check();
        guard.Count().ShouldBeFalse();
    }
}
