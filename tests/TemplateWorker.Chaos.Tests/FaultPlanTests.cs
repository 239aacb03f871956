using TemplateWorker.Chaos.Faults;

namespace TemplateWorker.Chaos.Tests;

public sealed class FaultPlanTests
{
    [Fact]
    public void A_seed_gives_the_same_faults_in_the_same_order() =>
        FaultPlan.Of(Options(seed: 5)).ShouldBe(FaultPlan.Of(Options(seed: 5)));

    [Fact]
    public void Another_seed_gives_others() =>
        FaultPlan.Of(Options(seed: 5)).ShouldNotBe(FaultPlan.Of(Options(seed: 6)));

    [Fact]
    public void Two_minutes_have_two_restarts_of_the_database_and_several_of_the_others()
    {
        var plan = FaultPlan.Of(Options(seed: 5));

        plan.Count(fault => fault.Kind == FaultKind.DatabaseRestarted).ShouldBe(1);
        plan.Count(fault => fault.Kind == FaultKind.DatabaseCrashed).ShouldBe(1);
        plan.Count(fault => fault.Kind == FaultKind.SandboxKilled).ShouldBe(24);
        plan.Count(fault => fault.Kind >= FaultKind.GatewayCut).ShouldBe(5);
        plan.ShouldAllBe(fault => fault.At >= 1200 && fault.At < 12_010);
    }

    static ChaosOptions Options(int seed) => new() { Seconds = 120, Rate = 100, Tenants = 10, Seed = seed };
}
