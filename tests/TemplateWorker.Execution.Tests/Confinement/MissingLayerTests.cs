using TemplateWorker.Confinement;
using TemplateWorker.Confinement.SystemCalls;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Tests.EvilChild;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Confinement;

/// <summary>A pool of real sandboxes on a kernel that lacks a layer: it works and says so, or does not start where the layer is required.</summary>
public sealed class MissingLayerTests
{
    const int NotPermitted = 1;
    const int NoSuchCall = 38;
    public static TheoryData<ConfinementLayer> Layers => [ConfinementLayer.Landlock, ConfinementLayer.Seccomp, ConfinementLayer.Namespaces, ConfinementLayer.Jail];

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_pool_whose_kernel_lacks_a_layer_works_and_says_so(ConfinementLayer layer)
    {
        SkipUnlessRoot();
        var log = new RecordingLoggerFactory();
        await using var pool = Pool(layer, required: [], log);

        await pool.StartAsync(TestContext.Current.CancellationToken);

        pool.Sandboxes.ShouldAllBe(sandbox => sandbox.State == SandboxState.Ready);
        log.Lines.Where(line => line.Id == 3061 && line.Text.Contains($"not confined by {layer.NameOf()}")).ShouldHaveSingleItem(log.ToString());
        using var listener = new RecordedMetrics(pool.Metrics.Meter);
        listener.Look("templateworker.sandbox.missing_layers").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_pool_that_requires_it_does_not_start(ConfinementLayer layer)
    {
        SkipUnlessRoot();
        await using var pool = Pool(layer, required: [layer], new RecordingLoggerFactory());

        var error = await Should.ThrowAsync<SandboxLaunchException>(() => pool.StartAsync(TestContext.Current.CancellationToken));

        error.Message.ShouldContain($"Sandboxes cannot be confined by {layer.NameOf()}");
        error.Message.ShouldContain("sandbox.require");
    }

    static void SkipUnlessRoot() => Assert.SkipUnless(Environment.IsPrivilegedProcess, "A host that is not root has fewer layers to lack.");

    static SandboxPool Pool(ConfinementLayer lacking, IReadOnlyList<ConfinementLayer> required, RecordingLoggerFactory log)
    {
        // The filter that stands for a lesser kernel would pass for that of the sandbox, so here it is the program that loads none.
        var executable = lacking == ConfinementLayer.Seccomp ? EvilPool.Options.Executable : TestPool.Quick.Executable;
        var options = TestPool.Quick with { RequiredLayers = required, Executable = executable };
        ISandboxLauncher launcher = new SandboxLauncher(options, log.CreateLogger("test"), memory: null);
        if (lacking != ConfinementLayer.Seccomp)
            launcher = new LesserKernel(launcher, lacking == ConfinementLayer.Landlock ? NoSuchCall : NotPermitted, CallsOf(lacking));
        return new SandboxPool(
            options, new MemoryTemplates(), new RecordingBroker(), [new RecordingObserver()], new RecordingTemplateLog(), log, TimeProvider.System, launcher);
    }

    static IReadOnlyList<AllowedCall> CallsOf(ConfinementLayer layer) => layer switch
    {
        ConfinementLayer.Landlock => [new("landlock_create_ruleset")],
        ConfinementLayer.Jail => [new("pivot_root")],
        _ => [new("unshare")],
    };
}
