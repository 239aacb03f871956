using TemplateWorker.Protocol.Waiting;

namespace TemplateWorker.Protocol.Tests.Waiting;

public sealed class BriefSpinTests
{
    [Fact]
    public void What_is_found_in_time_is_looked_for_again_at_the_next_wait()
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "With one core nobody looks.");
        var spin = new BriefSpin();
        for (var wait = 0; wait < 100; wait++)
        {
            spin.Begin().ShouldBeTrue();
            spin.PaidOff();
        }
    }

    [Fact]
    public void Looking_in_vain_is_given_up_for_twice_as_many_waits_each_time_up_to_64()
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "With one core nobody looks.");
        var spin = new BriefSpin();
        foreach (var expected in new[] { 1, 2, 4, 8, 16, 32, 64, 64 })
        {
            LookInVain(spin);
            WaitsUntilTheNextLook(spin).ShouldBe(expected);
        }
    }

    [Fact]
    public void One_success_forgets_the_failures()
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "With one core nobody looks.");
        var spin = new BriefSpin();
        LookInVain(spin);
        WaitsUntilTheNextLook(spin);
        LookInVain(spin);
        WaitsUntilTheNextLook(spin);
        spin.PaidOff();
        LookInVain(spin);
        WaitsUntilTheNextLook(spin).ShouldBe(1);
    }

    // The wait that begins to look again is left begun.
    static int WaitsUntilTheNextLook(BriefSpin spin)
    {
        var waits = 0;
        while (!spin.Begin())
            waits++;
        return waits;
    }

    static void LookInVain(BriefSpin spin)
    {
        spin.Begin();
        while (spin.GoOn())
        {
            // Nothing comes.
        }
    }
}
