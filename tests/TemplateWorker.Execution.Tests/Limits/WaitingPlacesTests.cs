using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Limits;

/// <summary>Calls that count for several rates and wait for one of them.</summary>
public sealed class WaitingPlacesTests
{
    static readonly RateClass[] Classes = [RateClass.Discord, RateClass.Message, RateClass.Removal];

    [Fact]
    public void A_kick_that_waits_costs_one_Discord_action_and_not_all_that_refill_meanwhile()
    {
        var time = new TimerRecorder();
        var limiter = new RateLimiter(new LimitSettings(), time);
        var tenant = new TenantRates();
        for (var i = 0; i < 5; i++)
            Take(limiter, tenant, RateClass.Removal).IsCompleted.ShouldBeTrue();
        time.Now = TimeSpan.FromSeconds(4.5);

        Take(limiter, tenant, RateClass.Removal).IsCompleted.ShouldBeFalse();

        time.LastDue.ShouldBe(TimeSpan.FromSeconds(6));
        var through = 0;
        while (Take(limiter, tenant, RateClass.Discord).IsCompleted)
            through++;
        through.ShouldBeInRange(19, 20);
    }

    [Fact]
    public void A_waiting_call_keeps_its_place_against_those_that_come_later()
    {
        var time = new TimerRecorder();
        // One kick in 2 s, and a Discord action each 100 ms, one at a time.
        var limiter = new RateLimiter(
            new LimitSettings { Removals = 1, RemovalsWindowMs = 2000, RemovalsLong = 1, RemovalsLongWindowMs = 2000, DiscordActions = 1, DiscordActionsWindowMs = 100 }, time);
        var tenant = new TenantRates();
        Take(limiter, tenant, RateClass.Removal);
        time.Now = TimeSpan.FromMilliseconds(1000);
        Take(limiter, tenant, RateClass.Removal).IsCompleted.ShouldBeFalse();
        time.LastDue.ShouldBe(TimeSpan.FromMilliseconds(2000));

        time.Now = TimeSpan.FromMilliseconds(1890);
        Take(limiter, tenant, RateClass.Discord).IsCompleted.ShouldBeTrue("it is refilled when the kick's turn comes");
        time.Now = TimeSpan.FromMilliseconds(1995);
        Take(limiter, tenant, RateClass.Discord).IsCompleted.ShouldBeFalse("the kick would not find its place any more");

        time.LastDue.ShouldBe(TimeSpan.FromMilliseconds(2100));
    }

    [Fact]
    public void No_time_sees_more_calls_than_each_of_their_rates_held_and_refilled_and_waiting_costs_others_one_place()
    {
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(),
            (steps, seed) => Violation(steps.Select(step => step.Get).ToArray(), seed.Get) is null)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(120));
    }

    static string? Violation(int[] steps, int seed)
    {
        var random = new Random(seed);
        // Whole milliseconds between two calls, since timers have no more.
        int Count() => 1 + random.Next(6);
        int Window(int count) => count * (1 + random.Next(40));
        var (actions, messages, removals, longer) = (Count(), Count(), Count(), Count());
        var settings = new LimitSettings
        {
            DiscordActions = actions,
            DiscordActionsWindowMs = Window(actions),
            Messages = messages,
            MessagesWindowMs = Window(messages),
            Removals = removals,
            RemovalsWindowMs = Window(removals),
            RemovalsLong = longer,
            RemovalsLongWindowMs = Window(longer),
            RateWaitMs = random.Next(200),
        };
        var time = new TimerRecorder();
        var (limiter, tenant, made) = (new RateLimiter(settings, time), new TenantRates(), new List<(RateClass Class, long At)>());
        foreach (var step in steps)
        {
            time.Now += TimeSpan.FromMilliseconds(random.Next(3) == 0 ? step % 50 : 0);
            var rateClass = Classes[step % Classes.Length];
            var before = Left(limiter, tenant, RateName.Discord);
            try
            {
                var at = Take(limiter, tenant, rateClass).IsCompleted ? time.Now : time.LastDue;
                made.Add((rateClass, (long)at.TotalMilliseconds));
            }
            catch (HostCallException)
            {
                // It would have to wait too long.
            }
            if (before - Left(limiter, tenant, RateName.Discord) > 1)
                return "more than one place was lost";
        }
        return Exceeded(made, Classes, actions, settings.DiscordActionsWindowMs)
            ?? Exceeded(made, [RateClass.Message], messages, settings.MessagesWindowMs)
            ?? Exceeded(made, [RateClass.Removal], removals, settings.RemovalsWindowMs)
            ?? Exceeded(made, [RateClass.Removal], longer, settings.RemovalsLongWindowMs);
    }

    static string? Exceeded(List<(RateClass Class, long At)> made, RateClass[] counted, int count, int window)
    {
        long[] times = [.. made.Where(call => counted.Contains(call.Class)).Select(call => call.At).Order()];
        for (var from = 0; from < times.Length; from++)
        {
            for (var to = from; to < times.Length; to++)
            {
                if (to - from + 1 > count + ((times[to] - times[from]) * count / window))
                    return $"{to - from + 1} calls from {times[from]} to {times[to]} ms at {count} in {window} ms";
            }
        }
        return null;
    }

    static int Left(RateLimiter limiter, TenantRates tenant, string rate) => limiter.Look(tenant).Single(state => state.Name == rate).Left;

    static Task Take(RateLimiter limiter, TenantRates tenant, RateClass rateClass) =>
        limiter.TakeAsync(tenant, new RatePrice(rateClass), "discord.something", TimeSpan.FromHours(1), CancellationToken.None);
}
