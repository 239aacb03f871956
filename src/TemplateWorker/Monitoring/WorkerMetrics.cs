using System.Diagnostics.Metrics;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;

namespace TemplateWorker.Monitoring;

/// <summary>What a worker tells of itself when it is asked. docs/operating/monitoring.md lists the instruments; names and tags are stable.</summary>
static class WorkerMetrics
{
    /// <summary>The meters that are kept and sent: ours, the database driver's, and of .NET those of the runtime and of HTTP clients.</summary>
    public static readonly IReadOnlyList<string> Meters = [Execution.Telemetry.DispatchMetrics.MeterName, "Npgsql", "System.Runtime", "System.Net.Http"];

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where they belong.</param>
    /// <param name="gateway">The connection to Discord.</param>
    /// <param name="dispatcher">Where events come by.</param>
    /// <param name="outcomes">How dispatches ended.</param>
    /// <param name="subscriptions">Who wants events.</param>
    /// <param name="pool">The sandboxes.</param>
    public static void Watch(
        Meter meter, GatewayClient gateway, Dispatcher dispatcher, DispatchStatistics outcomes, TenantSubscriptions subscriptions, SandboxPool pool)
    {
        meter.CreateObservableCounter("templateworker.events.received", () => dispatcher.Statistics.Received, "{event}", "Events that came from Discord.");
        meter.CreateObservableCounter("templateworker.events.dispatched", () => dispatcher.Statistics.Dispatched, "{event}", "Events that a guild's templates subscribe to.");
        meter.CreateObservableCounter("templateworker.dispatches", () => ByOutcome(outcomes), "{dispatch}", "Dispatches that ended, by outcome.");
        meter.CreateObservableGauge("templateworker.tenants", () => subscriptions.Count, "{tenant}", "Guilds whose templates subscribe to events.");
        meter.CreateObservableGauge(
            "templateworker.sandbox.held", () => pool.Sandboxes.Select(sandbox => Tagged(sandbox.Held, "sandbox", sandbox.Index)), "{event}",
            "Events that wait or run in a sandbox.");
        meter.CreateObservableGauge("templateworker.gateway.shards", () => ByState(gateway), "{shard}", "Shards of this worker, by state.");
        meter.CreateObservableGauge(
            "templateworker.gateway.latency",
            () => gateway.Shards.Where(shard => shard.Latency is not null).Select(shard => Tagged(shard.Latency!.Value.TotalSeconds, "shard", shard.ShardId)), "s",
            "Time between a shard's last heartbeat and its answer.");
        meter.CreateObservableCounter(
            "templateworker.gateway.connections", () => gateway.Shards.Select(shard => Tagged(shard.Connections, "shard", shard.ShardId)), "{connection}",
            "Connections that a shard has had.");
    }

    static IEnumerable<Measurement<long>> ByOutcome(DispatchStatistics outcomes) =>
        Enum.GetValues<DispatchOutcomeKind>().Select(kind => Tagged(outcomes.Total.Count(kind), "outcome", Execution.Telemetry.DispatchMetrics.NameOf(kind)));

    // Every state, so that one that is left goes to 0 and does not vanish.
    static IEnumerable<Measurement<long>> ByState(GatewayClient gateway)
    {
        var shards = gateway.Shards;
        return Enum.GetValues<GatewayShardState>()
            .Select(state => Tagged((long)shards.Count(shard => shard.State == state), "state", state.ToString().ToLowerInvariant()));
    }

    static Measurement<T> Tagged<T>(T value, string tag, object text)
        where T : struct => new(value, KeyValuePair.Create<string, object?>(tag, text));
}
