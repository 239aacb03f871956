using System.Collections.Concurrent;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Tests.Limits;

public sealed class RateLimiterTests
{
    static readonly TimeSpan Plenty = TimeSpan.FromMinutes(1);

    readonly ManualTimeProvider _time = new();
    readonly RateLimiter _limiter;
    readonly TenantRates _tenant = new();

    public RateLimiterTests() => _limiter = new RateLimiter(new LimitSettings(), _time);

    [Fact]
    public void The_stated_count_goes_through_at_once_and_the_next_waits_a_little()
    {
        for (var i = 0; i < 20; i++)
            Take(RateClass.Discord).IsCompleted.ShouldBeTrue();

        var next = Take(RateClass.Discord);

        next.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(249));
        next.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        next.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void Calls_wait_in_the_order_in_which_they_came()
    {
        for (var i = 0; i < 500; i++)
            Take(RateClass.KeyValue).IsCompleted.ShouldBeTrue();
        var order = new ConcurrentQueue<int>();
        for (var i = 0; i < 30; i++)
        {
            var number = i;
            _ = Take(RateClass.KeyValue).ContinueWith(
                _ => order.Enqueue(number), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        _time.Advance(TimeSpan.FromMilliseconds(10));

        order.ShouldBe(Enumerable.Range(0, 30));
    }

    [Fact]
    public void Above_the_longest_wait_a_call_fails_with_limit_window_and_time_and_takes_no_place()
    {
        for (var i = 0; i < 5; i++)
            Take(RateClass.Removal).IsCompleted.ShouldBeTrue();

        for (var i = 0; i < 3; i++)
        {
            var error = Should.Throw<HostCallException>(() => Take(RateClass.Removal)).Error;
            error.Name.ShouldBe("RateLimitError");
            error.Rate.ShouldBe(new RateRefusal("discord.banMember", 5, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(6)));
            error.Message.ShouldBe("discord.banMember is above the limit \"Bans and kicks\" of 5 per 30 s (limits.removals); it would have to wait 6 s.");
        }
        _time.Advance(TimeSpan.FromSeconds(6));
        Take(RateClass.Removal).IsCompleted.ShouldBeTrue("the refused calls took nothing");
    }

    [Fact]
    public void The_longer_window_of_bans_and_kicks_holds_too()
    {
        var limiter = new RateLimiter(new LimitSettings { RateWaitMs = 0 }, _time);
        var taken = 0;
        for (var second = 0; second < 300; second++)
        {
            while (TryTake())
                taken++;
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        // With the shorter window alone it would be 5 at once and one every 6 s.
        taken.ShouldBeInRange(45, 10 + (300 / 75 * 10));

        bool TryTake()
        {
            try
            {
                return limiter.TakeAsync(_tenant, new RatePrice(RateClass.Removal), "discord.banMember", Plenty, CancellationToken.None).IsCompleted;
            }
            catch (HostCallException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void A_call_does_not_wait_beyond_the_end_of_its_dispatch()
    {
        for (var i = 0; i < 20; i++)
            Take(RateClass.Discord).IsCompleted.ShouldBeTrue();

        Should.Throw<HostCallException>(() => Take(RateClass.Discord, rest: TimeSpan.FromMilliseconds(200)));
        Take(RateClass.Discord, rest: TimeSpan.FromMilliseconds(300)).IsFaulted.ShouldBeFalse();
    }

    [Fact]
    public void Messages_count_as_Discord_actions_too_and_answers_to_interactions_as_nothing()
    {
        for (var i = 0; i < 20; i++)
            Take(RateClass.Message).IsCompleted.ShouldBeTrue();

        Take(RateClass.Discord).IsCompleted.ShouldBeFalse();
        Take(RateClass.None).IsCompleted.ShouldBeTrue();
        var left = _limiter.Look(_tenant).ToDictionary(rate => rate.Name, rate => rate.Left);
        left["Messages"].ShouldBe(10);
        left["Discord actions"].ShouldBe(0);
        left["HTTP requests"].ShouldBe(3);
    }

    [Fact]
    public void Refusals_by_Discord_never_exceed_their_count_in_any_window()
    {
        var limiter = new RateLimiter(new LimitSettings { RateWaitMs = 0 }, _time);
        var times = new List<int>();
        for (var second = 0; second < 3000; second++)
        {
            for (var call = 0; call < 3; call++)
            {
                try
                {
                    limiter.TakeAsync(_tenant, new RatePrice(RateClass.Discord), "discord.banMember", Plenty, CancellationToken.None).IsCompleted.ShouldBeTrue();
                }
                catch (HostCallException e) when (e.Error.Message.Contains("limits.refusals", StringComparison.Ordinal))
                {
                    break;
                }
                limiter.CountRefusal(_tenant);
                times.Add(second);
            }
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        times.Count.ShouldBe(300 * 5);
        for (var i = 300; i < times.Count; i++)
            (times[i] - times[i - 300]).ShouldBeGreaterThanOrEqualTo(600);
        limiter.Look(_tenant).Single(rate => rate.Name == "Refusals by Discord").Left.ShouldBe(3, "those of one second are out of the window again");
    }

    [Fact]
    public void Refusals_by_Discord_slow_a_tenant_down_before_they_stop_it()
    {
        Refuse(150);
        Take(RateClass.Discord).IsCompleted.ShouldBeTrue("half of them are nothing yet");

        Refuse(75);
        var slowed = Take(RateClass.Discord);

        Take(RateClass.KeyValue).IsCompleted.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMilliseconds(999));
        slowed.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        slowed.IsCompletedSuccessfully.ShouldBeTrue();
        Refuse(75);
        Should.Throw<HostCallException>(() => Take(RateClass.Discord)).Error.Message.ShouldContain("limits.refusals");
    }

    [Fact]
    public void Refusals_of_one_template_slow_and_stop_it_and_no_other()
    {
        Steps("one", 49).ShouldAllBe(step => step == RefusalStep.None);
        Steps("one", 1).ShouldBe([RefusalStep.Slowed]);
        Steps("one", 25).ShouldAllBe(step => step == RefusalStep.None, "it was told already");
        var slowed = TakeFor("one");
        slowed.IsCompleted.ShouldBeFalse();
        TakeFor("other").IsCompleted.ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(1));
        slowed.IsCompletedSuccessfully.ShouldBeTrue();

        Steps("one", 25)[^1].ShouldBe(RefusalStep.Stopped);

        var error = Should.Throw<HostCallException>(() => TakeFor("one")).Error;
        error.Message.ShouldContain("Discord refused 100 calls of this template in 10 min (limits.template_refusals)");
        TakeFor("other").IsCompleted.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(10));
        TakeFor("one").IsCompleted.ShouldBeTrue();
        Steps("one", 50)[^1].ShouldBe(RefusalStep.Slowed, "what was told is long ago");
    }

    [Fact]
    public void Tenants_do_not_share_their_rates()
    {
        for (var i = 0; i < 20; i++)
            Take(RateClass.Discord).IsCompleted.ShouldBeTrue();

        _limiter.TakeAsync(new TenantRates(), new RatePrice(RateClass.Discord), "discord.getGuild", Plenty, CancellationToken.None).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Many_callers_at_once_get_no_more_than_the_count()
    {
        var through = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                if (Take(RateClass.KeyValue).IsCompleted)
                    Interlocked.Increment(ref through);
            }
        })));

        through.ShouldBe(500);
    }

    List<RefusalStep> Steps(string template, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _limiter.CountRefusal(_tenant, template))];

    Task TakeFor(string template) =>
        _limiter.TakeAsync(_tenant, new RatePrice(RateClass.Discord), "discord.banMember", Plenty, CancellationToken.None, template);

    void Refuse(int count)
    {
        for (var i = 0; i < count; i++)
            _limiter.CountRefusal(_tenant);
    }

    Task Take(RateClass rateClass, TimeSpan? rest = null) =>
        _limiter.TakeAsync(_tenant, new RatePrice(rateClass), "discord.banMember", rest ?? Plenty, CancellationToken.None);
}
