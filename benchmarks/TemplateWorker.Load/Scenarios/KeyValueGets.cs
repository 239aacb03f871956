using System.Diagnostics;
using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// <c>await kv.get</c> in templates, to PostgreSQL and back: alone, and 64 at once across 8 tenants; and the same gets
/// without templates.
/// </summary>
sealed class KeyValueGets : IAsyncDisposable
{
    const int Tenants = 8;
    const int UnderWay = 64;
    const int GetsEach = 200;
    const int GetsAlone = 50;
    const int Repeats = 20;

    static readonly EventName Gets = EventName.Of("KV_GETS");

    readonly LoadDatabase _database;
    readonly Host _host;

    KeyValueGets(LoadDatabase database, Host host)
    {
        _database = database;
        _host = host;
    }

    internal static async Task<KeyValueGets> StartAsync()
    {
        var database = await LoadDatabase.StartAsync(Tenants);
        return new KeyValueGets(database, await Host.StartAsync(broker: database.Broker));
    }

    /// <summary>Gets one value after the other in one tenant.</summary>
    /// <returns>Microseconds of one get: the median of dispatches of <see cref="GetsAlone"/>, each less an empty one.</returns>
    internal async Task<double> RunAloneAsync()
    {
        var times = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            var empty = await TimeAsync(0, 0);
            times[i] = (await TimeAsync(0, GetsAlone) - empty) / GetsAlone;
        }
        return Figures.Figure.Percentile(times, 0.5);
    }

    /// <summary>Gets in all tenants at once, in several dispatches of each, one after the other in each dispatch.</summary>
    /// <returns>Gets a second, and the processor time of one in all processes, in microseconds.</returns>
    internal Task<(double PerSecond, double Cost)> RunTogetherAsync() =>
        MeasureAsync(i => TimeAsync(i % Tenants, GetsEach));

    /// <summary>The same number of gets of the same rows, asked of the store by this process itself.</summary>
    /// <returns>Gets a second, and the processor time of one in all processes, in microseconds.</returns>
    internal Task<(double PerSecond, double Cost)> RunWithoutTemplatesAsync() =>
        MeasureAsync(i => GetAsync(TenantId.Guild(Host.Guild(i % Tenants))));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    async Task<(double PerSecond, double Cost)> MeasureAsync(Func<int, Task> getEach)
    {
        var before = ProcessorMicroseconds;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(getEach));
        var elapsed = Stopwatch.GetElapsedTime(started);
        const int Gets = UnderWay * GetsEach;
        return (Gets / elapsed.TotalSeconds, (ProcessorMicroseconds - before) / Gets);
    }

    double ProcessorMicroseconds =>
        ProcessorTime.Of(Environment.ProcessId) + ProcessorTime.Of(_host.SandboxProcessId) + _database.ProcessorMicroseconds;

    async Task GetAsync(TenantId tenant)
    {
        // As the broker gets: on the thread pool, as its continuations come.
        await Task.Yield();
        var address = new KeyValueAddress("key");
        for (var i = 0; i < GetsEach; i++)
        {
            if (await _database.Store.GetAsync(tenant, address, CancellationToken.None) is null)
                throw new InvalidOperationException("The store does not have what was put into it.");
        }
    }

    async Task<double> TimeAsync(int tenant, int gets)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await _host.Pool.DispatchAsync(
            TenantId.Guild(Host.Guild(tenant)), Gets, Encoding.UTF8.GetBytes($$"""{"count":{{gets}}}"""));
        if (outcome.Kind != DispatchOutcomeKind.Ok)
            throw new InvalidOperationException($"A get failed: {outcome.Kind} {outcome.Error?.Message}");
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }
}
