using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Sandboxes;

public sealed class PoolMetricsTests
{
    [Fact]
    public async Task What_happens_to_sandboxes_is_measured()
    {
        await using var pool = await TestPool.StartAsync(TestPool.Quick with { Spares = 1, WarmTenants = 1, MemoryInterval = TimeSpan.FromMilliseconds(10) });
        using var listener = new Recorded(pool.Pool.Metrics.Meter);
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
        using var listener = new Recorded(pool.Pool.Metrics.Meter);
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "operating", "monitoring.md"), TestContext.Current.CancellationToken);

        listener.Names.ShouldBeSubsetOf(page.Where(line => line.StartsWith("| `templateworker.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]));
    }

    sealed class Recorded : IDisposable
    {
        readonly MeterListener _listener = new();
        readonly ConcurrentQueue<(string Instrument, string? Cause, long Value)> _measured = new();

        public Recorded(Meter meter)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == meter)
                {
                    Names.Enqueue(instrument.Name);
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.Start();
        }

        public ConcurrentQueue<string> Names { get; } = new();

        public long Sum(string instrument, string cause) =>
            _measured.Where(measured => measured.Instrument == instrument && measured.Cause == cause).Sum(measured => measured.Value);

        public long? Look(string instrument)
        {
            _listener.RecordObservableInstruments();
            return _measured.Where(measured => measured.Instrument == instrument).Select(measured => (long?)measured.Value).LastOrDefault();
        }

        public void Dispose() => _listener.Dispose();

        void Take(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? cause = null;
            foreach (var tag in tags)
                cause = tag.Key == "cause" ? (string?)tag.Value : cause;
            _measured.Enqueue((instrument.Name, cause, value));
        }
    }
}
