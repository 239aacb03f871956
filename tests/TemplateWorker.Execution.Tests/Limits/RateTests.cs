using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Tests.Limits;

public sealed class RateTests
{
    static readonly (int Count, int WindowMs)[] Stated = [(500, 100), (20, 5000), (30, 10_000), (5, 30_000), (10, 75_000), (3, 5000)];

    [Fact]
    public void A_steady_caller_gets_exactly_the_stated_count_in_every_window()
    {
        foreach (var (count, windowMs) in Stated)
        {
            var rate = Of(count, windowMs);
            var (fullAt, window) = (0L, windowMs * 1000L);
            // The caller has used what the bucket held, and then always takes the next call that is to be had.
            var taken = new List<long>();
            for (var (now, i) = (0L, 0); i < count * 50; i++)
            {
                now += rate.WaitOf(fullAt, now);
                fullAt = rate.Take(fullAt, now);
                taken.Add(now);
            }
            for (var n = 1; n < 49; n++)
                taken.Count(at => at > n * window && at <= (n + 1) * window).ShouldBe(count, $"window {n} of {count} per {windowMs} ms");
        }
    }

    [Fact]
    public void No_window_lets_more_through_than_the_bucket_held_and_what_refilled()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            ArbMap.Default.ArbFor<PositiveInt>(),
            (steps, countSeed, windowSeed) =>
            {
                var (count, windowMs) = (1 + (countSeed.Get % 20), 1 + (windowSeed.Get % 50));
                var rate = Of(count, windowMs);
                var (now, fullAt, taken) = (0L, 0L, new List<long>());
                foreach (var step in steps)
                {
                    // Bursts of calls at one moment, then a pause.
                    now += step.Get * 137;
                    for (var i = 0; i < 5 && rate.WaitOf(fullAt, now) == 0; i++)
                    {
                        fullAt = rate.Take(fullAt, now);
                        taken.Add(now);
                    }
                }
                return taken.TrueForAll(from => taken.TrueForAll(to =>
                    to < from || taken.Count(at => at >= from && at <= to) <= count + ((to - from) * count / (windowMs * 1000L))));
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_quiet_bucket_holds_the_stated_count_and_no_more()
    {
        foreach (var (count, windowMs) in Stated)
        {
            var rate = Of(count, windowMs);
            var fullAt = 0L;
            const long Now = 1_000_000_000;
            for (var i = 0; i < count; i++)
            {
                rate.Left(fullAt, Now).ShouldBe(count - i);
                rate.WaitOf(fullAt, Now).ShouldBe(0);
                fullAt = rate.Take(fullAt, Now);
            }
            rate.Left(fullAt, Now).ShouldBe(0);
            rate.WaitOf(fullAt, Now).ShouldBe((long)Math.Ceiling(windowMs * 1000.0 / count));
        }
    }

    static Rate Of(int count, int windowMs) => new("calls", "limits.calls", count, TimeSpan.FromMilliseconds(windowMs));
}
