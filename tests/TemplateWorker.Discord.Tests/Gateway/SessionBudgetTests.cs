using TemplateWorker.Discord.Gateway;
using TemplateWorker.Testing;

namespace TemplateWorker.Discord.Tests.Gateway;

public sealed class SessionBudgetTests
{
    readonly ManualTimeProvider _time = new();

    [Fact]
    public void No_more_sessions_are_opened_than_Discord_allows_a_day()
    {
        var budget = new SessionBudget(
            new GatewayInformation(new Uri("ws://x"), 1, 3, 2, TimeSpan.FromHours(5), 1), _time);
        budget.TryTake(out _).ShouldBeTrue();
        budget.TryTake(out _).ShouldBeTrue();
        _time.Advance(TimeSpan.FromHours(1));

        budget.TryTake(out var wait).ShouldBeFalse();
        wait.ShouldBe(TimeSpan.FromHours(4));
        _time.Advance(TimeSpan.FromHours(4));
        for (var i = 0; i < 3; i++)
            budget.TryTake(out _).ShouldBeTrue();
        budget.TryTake(out wait).ShouldBeFalse();

        wait.ShouldBe(TimeSpan.FromDays(1));
    }
}
