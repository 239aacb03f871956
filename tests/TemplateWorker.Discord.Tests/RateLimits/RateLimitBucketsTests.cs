using TemplateWorker.Discord.RateLimits;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.RateLimits;

public sealed class RateLimitBucketsTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Buckets_of_past_interactions_are_forgotten()
    {
        var buckets = Buckets();

        for (var i = 0; i < 5000; i++)
            await PassAsync(buckets, Request($"token{i}"), new RateLimitHeaders("b", 5, 4, TimeSpan.FromSeconds(1)));

        _time.Advance(TimeSpan.FromSeconds(2));
        for (var i = 5000; i < 6000; i++)
            await PassAsync(buckets, Request($"token{i}"), new RateLimitHeaders("b", 5, 4, TimeSpan.FromSeconds(1)));
        buckets.Count.ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task A_new_window_lets_as_many_through_as_its_limit()
    {
        var buckets = Buckets();
        var request = Request("x");
        await PassAsync(buckets, request, new RateLimitHeaders("b", 3, 0, TimeSpan.FromSeconds(5)));
        _time.Advance(TimeSpan.FromSeconds(5));

        for (var i = 0; i < 3; i++)
            await buckets.EnterAsync(request, Test);
        var fourth = buckets.EnterAsync(request, Test).AsTask();

        fourth.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_that_overtake_each_other_do_not_give_permits_back()
    {
        var buckets = Buckets();
        var request = Request("x");
        await PassAsync(buckets, request, new RateLimitHeaders("b", 5, 4, TimeSpan.FromSeconds(5)));
        var first = await buckets.EnterAsync(request, Test);
        var second = await buckets.EnterAsync(request, Test);
        buckets.Leave(request, second, new RateLimitHeaders("b", 5, 2, TimeSpan.FromSeconds(5)), isTelling: true);
        buckets.Leave(request, first, new RateLimitHeaders("b", 5, 3, TimeSpan.FromSeconds(5)), isTelling: true);

        await buckets.EnterAsync(request, Test);
        await buckets.EnterAsync(request, Test);
        var fifth = buckets.EnterAsync(request, Test).AsTask();

        fifth.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_waited_for_an_unknown_bucket_goes_on_in_the_known_one()
    {
        var buckets = Buckets();
        var request = Request("x");
        var first = await buckets.EnterAsync(request, Test);
        var second = buckets.EnterAsync(request, Test).AsTask();
        second.IsCompleted.ShouldBeFalse();

        buckets.Leave(request, first, new RateLimitHeaders("b", 5, 4, TimeSpan.FromSeconds(5)), isTelling: true);

        (await second.WaitAsync(Eventually.Patience, Test)).Key.ShouldBe(new BucketKey("b", "x"));
    }

    RateLimitBuckets Buckets() => new(new RateLimitPatience(10, TimeSpan.FromMinutes(1)), _time);

    static async Task PassAsync(RateLimitBuckets buckets, RestRequest request, RateLimitHeaders headers) =>
        buckets.Leave(request, await buckets.EnterAsync(request, Test), headers, isTelling: true);

    static RestRequest Request(string majorId) => new(HttpMethod.Post, "/webhooks/{id}/{token}", $"/webhooks/1/{majorId}", majorId);
}
