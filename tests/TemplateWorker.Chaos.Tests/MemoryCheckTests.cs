using TemplateWorker.Chaos.Reports;
using TemplateWorker.Chaos.Rig;

namespace TemplateWorker.Chaos.Tests;

public sealed class MemoryCheckTests
{
    [Fact]
    public void Memory_that_stays_is_flat() =>
        MemoryCheck.Of(Samples(120, second => new MemorySample(300 + (second % 20), 400))).Held.ShouldBe(true);

    [Fact]
    public void A_host_that_grows_is_not_flat() =>
        MemoryCheck.Of(Samples(120, second => new MemorySample(300 + (2 * second), 400))).Held.ShouldBe(false);

    [Fact]
    public void Sandboxes_that_grow_are_not_flat() =>
        MemoryCheck.Of(Samples(120, second => new MemorySample(300, 400 + (3 * second)))).Held.ShouldBe(false);

    [Fact]
    public void A_short_run_tells_nothing() =>
        MemoryCheck.Of(Samples(20, second => new MemorySample(300 + (50 * second), 400))).Held.ShouldBeNull();

    static List<MemorySample> Samples(int seconds, Func<int, MemorySample> sample) => [.. Enumerable.Range(0, seconds).Select(sample)];
}
