using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>
/// What one more shard takes of the host's memory, connected and fed: resident memory of the process with sixteen shards
/// less that with one. The sending ends of their connections are in the same process and counted with them.
/// </summary>
sealed class ShardMemory : IGatewayEventSink, IAsyncDisposable
{
    const int Few = 1;
    const int Many = 16;
    const int Events = 4000;
    const int Guilds = 400;

    // A guild of thousands of members, as each shard gets some at its start.
    const int LargeEventBytes = 3 * 1024 * 1024;
    const double MebiBytes = 1024 * 1024;

    readonly List<(GatewayFlood Flood, DiscordRestClient Discord, Task Run)> _shards = [];
    readonly CancellationTokenSource _stop = new();
    long _received;

    /// <summary>Measures it.</summary>
    /// <returns>Mebibytes for each shard.</returns>
    internal static async Task<double> MeasureAsync()
    {
        await using var shards = new ShardMemory();
        await shards.GrowAsync(Few);
        var before = Resident();
        await shards.GrowAsync(Many);
        return (Resident() - before) / MebiBytes / (Many - Few);
    }

    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch) => Interlocked.Increment(ref _received);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (var (flood, rest, run) in _shards)
        {
            await run;
            rest.Dispose();
            flood.Dispose();
        }
        _stop.Dispose();
    }

    async Task GrowAsync(int count)
    {
        while (_shards.Count < count)
        {
            var flood = new GatewayFlood(GatewayCompression.ZstdStream);
            var rest = new DiscordRestClient(new DiscordRestOptions { Token = "load" }, NullLoggerFactory.Instance, TimeProvider.System, flood);
            var run = new GatewayClient(new GatewayClientOptions { Compression = GatewayCompression.ZstdStream }, rest, this, NullLoggerFactory.Instance, TimeProvider.System).RunAsync(_stop.Token);
            await flood.AcceptAsync();
            _shards.Add((flood, rest, run));
            await FeedAsync(flood);
        }
    }

    async Task FeedAsync(GatewayFlood flood)
    {
        var expected = Interlocked.Read(ref _received) + Events + 1;
        var large = $$$"""{"t":"GUILD_CREATE","s":2,"op":0,"d":{"id":"{{{Host.Guild(0)}}}","name":"{{{new string('x', LargeEventBytes)}}}"}}""";
        await flood.SendAsync(flood.Prepare([Encoding.UTF8.GetBytes(large)]));
        foreach (var part in Enumerable.Range(3, Events).Chunk(Guilds))
            await flood.SendAsync(flood.Prepare(part.Select(number => MixedEvents.Frame(number, Guilds))));
        while (Interlocked.Read(ref _received) < expected)
            await Task.Delay(1);
    }

    static long Resident()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
