using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class RestartDelayTests
{
    static readonly TimeSpan Young = RestartDelay.HealthyLife - TimeSpan.FromMilliseconds(1);

    readonly RestartDelay _delay = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));

    [Fact]
    public void The_first_death_costs_no_delay_even_of_one_that_was_young() =>
        _delay.After(Young).ShouldBe(TimeSpan.Zero);

    [Fact]
    public void Deaths_of_the_young_double_the_delay_up_to_the_longest() =>
        Enumerable.Range(0, 70).Select(_ => _delay.After(Young).TotalMilliseconds).Take(7)
            .ShouldBe([0, 100, 200, 400, 800, 1000, 1000]);

    [Fact]
    public void The_delay_never_passes_the_longest() =>
        Enumerable.Range(0, 5000).Select(_ => _delay.After(TimeSpan.Zero)).ToArray()[^1].ShouldBe(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_death_of_one_that_lived_long_enough_is_a_first_death_again()
    {
        for (var i = 0; i < 5; i++)
            _delay.After(Young);

        _delay.After(RestartDelay.HealthyLife).ShouldBe(TimeSpan.Zero);
        _delay.After(Young).ShouldBe(TimeSpan.FromMilliseconds(100));
    }
}
