using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class PoolMetricsTests
{
    [Fact]
    public async Task What_happens_to_sandboxes_is_measured()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Spares = 1, WarmTenants = 1, MemoryInterval = TimeSpan.FromMilliseconds(10) });
        using var listener = new RecordedMetrics(pool.Pool.Metrics.Meter);
        pool.Launcher.MissingLayers = ["jail"];
        pool.Sandbox.ResidentBytes = 4711;
        pool.Launcher.Started.First().ResidentBytes = 4711;
        await pool.DispatchAsync(1);
        await pool.DispatchAsync(2);
        await Eventually.HoldsAsync(() => listener.Sum("templateworker.sandbox.evicted_vms", "count") == 1, "an eviction");
        await Eventually.HoldsAsync(() => listener.Look("templateworker.sandbox.resident_memory") == 4711, "a look at the memory");
        await Eventually.HoldsAsync(() => listener.Look("templateworker.sandbox.spares") == 1, "a spare");
        listener.Look("templateworker.sandbox.vms").ShouldBe(1);
        listener.Look("templateworker.sandbox.missing_layers").ShouldBe(1);

        pool.Launcher.Started.First().Die();
        await Eventually.HoldsAsync(() => listener.Sum("templateworker.sandbox.restarts", "exit") == 1, "a restart");
        await pool.Pool.ReplaceAsync(CancellationToken.None);

        listener.Sum("templateworker.sandbox.replaced", "reload").ShouldBe(1);
    }

    [Fact]
    public async Task The_documentation_names_every_instrument()
    {
        await using var pool = await TestPool.StartAsync();
        using var listener = new RecordedMetrics(pool.Pool.Metrics.Meter);
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "operating", "monitoring.md"), TestContext.Current.CancellationToken);

        listener.Names.ShouldBeSubsetOf(page.Where(line => line.StartsWith("| `templateworker.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));
    }
}
