using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Confinement;

/// <summary>A real child that makes system calls by number and hunts for secrets, on every kind of thread.</summary>
public sealed class ForbiddenActTests
{
    static readonly Lazy<ConfinementReport> Shared = new(() => Probe([]));

    [Theory]
    [InlineData("main")]
    [InlineData("thread")]
    [InlineData("thread pool")]
    [InlineData("timer")]
    [InlineData("finalizer")]
    public void Nothing_that_is_forbidden_is_possible_on_any_kind_of_thread(string thread)
    {
        var acts = Shared.Value.Acts.Where(act => act.Thread == thread && IsInForce(act.Layer)).ToList();

        acts.Count(act => act.Layer == ConfinementLayer.Seccomp).ShouldBeGreaterThan(120);
        acts.Where(act => !act.IsRefused).ShouldBeEmpty();
    }

    [Fact]
    public void The_outer_walls_stand_by_themselves_before_the_filter_is_there() =>
        Shared.Value.Acts.Where(act => act.Thread == ForbiddenAct.BeforeFilter && IsInForce(act.Layer) && !act.IsRefused).ShouldBeEmpty();

    [Fact]
    public void Every_layer_is_in_force_where_the_host_is_root()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "A host that is not root has fewer layers.");

        Shared.Value.Layers.Where(layer => !layer.InForce).ShouldBeEmpty();
        Shared.Value.Other.ShouldBeEmpty();
    }

    [Fact]
    public void Files_of_the_host_cannot_be_read_even_where_everybody_may()
    {
        using var folder = new TemporaryFolder();
        var secret = Path.Combine(folder.Path, "config.yaml");
        File.WriteAllText(secret, "token: secret");

        var report = Probe([folder.Path, secret]);

        var reads = report.Acts.Where(act => act.Act == $"read {secret}" || act.Act == $"read {folder.Path}").ToList();
        reads.Count.ShouldBe(12);
        reads.ShouldAllBe(act => act.IsRefused);
    }

    static bool IsInForce(ConfinementLayer layer) => Shared.Value.Layers.Single(state => state.Layer == layer).InForce;

    static ConfinementReport Probe(IEnumerable<string> secrets) => SandboxProbe.Run(new SandboxPoolOptions(), secrets, NullLogger.Instance);
}
