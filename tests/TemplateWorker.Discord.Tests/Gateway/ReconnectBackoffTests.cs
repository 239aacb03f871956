using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class ReconnectBackoffTests
{
    [Fact]
    public void The_first_attempt_is_made_at_once_and_the_waits_double_up_to_their_bound()
    {
        var backoff = new ReconnectBackoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        backoff.Next().ShouldBe(TimeSpan.Zero);
        foreach (var bound in new[] { 1, 2, 4, 5, 5 })
            backoff.Next().TotalSeconds.ShouldBeInRange(bound / 2.0, bound);
        for (var i = 0; i < 100; i++)
            backoff.Next().ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        backoff.Reset();
        backoff.Next().ShouldBe(TimeSpan.Zero);
    }
}
