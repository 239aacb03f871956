using System.Diagnostics;
using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary><c>await kv.get</c> in templates, to PostgreSQL and back: alone, and 64 at once across 8 tenants.</summary>
sealed class KeyValueGets : IAsyncDisposable
{
    const int Tenants = 8;
    const int UnderWay = 64;
    const int GetsEach = 300;
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
    /// <returns>Gets a second.</returns>
    internal async Task<double> RunTogetherAsync()
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(i => TimeAsync(i % Tenants, GetsEach)));
        return UnderWay * GetsEach / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
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
