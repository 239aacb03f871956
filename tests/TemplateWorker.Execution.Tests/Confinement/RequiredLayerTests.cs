using TemplateWorker.Confinement;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Confinement;

public sealed class RequiredLayerTests
{
    static readonly ConfinementStepException NoLandlock = new(ConfinementLayer.Landlock, "landlock_create_ruleset", 38);

    [Fact]
    public void A_layer_that_the_system_refuses_is_left_out_with_one_warning()
    {
        var log = new RecordingLoggerFactory();
        var confinement = new ConfinementLayers(SandboxLauncher.Profile, [ConfinementLayer.Seccomp], log.CreateLogger("test"));

        confinement.GiveUp(NoLandlock);
        confinement.GiveUp(NoLandlock);

        var state = confinement.States.Single(state => !state.InForce);
        state.Layer.ShouldBe(ConfinementLayer.Landlock);
        state.Reason.ShouldBe("landlock_create_ruleset failed: Function not implemented (38).");
        log.ToString()!.Split("not confined by landlock").Length.ShouldBe(2);
    }

    [Fact]
    public void A_required_layer_that_the_system_refuses_stops_the_launch()
    {
        var confinement = new ConfinementLayers(SandboxLauncher.Profile, [ConfinementLayer.Landlock], new RecordingLoggerFactory().CreateLogger("test"));

        var error = Should.Throw<ConfinementException>(() => confinement.GiveUp(NoLandlock));

        error.Message.ShouldStartWith("Sandboxes cannot be confined by landlock: landlock_create_ruleset failed");
        error.Message.ShouldContain("sandbox.require");
    }

    [Fact]
    public void Names_of_layers_are_found_and_others_are_not()
    {
        foreach (var layer in LayerNames.All)
        {
            LayerNames.TryFind(layer.NameOf(), out var found).ShouldBeTrue();
            found.ShouldBe(layer);
        }
        LayerNames.TryFind("NoNewPrivs", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_process_of_this_test_is_found_to_be_unconfined()
    {
        var plan = new ConfinementPlan(ReachableFiles.Of(new ConfinedProgram("/bin/true", [], []), usesLibraries: true), false, false, null, false, true, false);

        var faults = ProcessFacts.FindFaults(Environment.ProcessId, plan).Select(fault => fault.Layer).ToHashSet();

        faults.ShouldContain(ConfinementLayer.Seccomp);
        faults.ShouldContain(ConfinementLayer.NoNewPrivs);
    }
}
