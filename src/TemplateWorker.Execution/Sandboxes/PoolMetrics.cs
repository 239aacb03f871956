using System.Diagnostics.Metrics;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Sandboxes.Tenants;

namespace TemplateWorker.Execution.Sandboxes;

/// <summary>What a pool measures. docs/operating/monitoring.md lists the instruments; names and tags are stable.</summary>
sealed class PoolMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "TemplateWorker";

    readonly Meter _meter = new(MeterName);
    readonly Counter<long> _restarts;
    readonly Counter<long> _replaced;
    readonly Counter<long> _evicted;

    /// <summary>The meter of this pool.</summary>
    public Meter Meter => _meter;

    /// <summary>Makes the counters.</summary>
    public PoolMetrics()
    {
        _restarts = _meter.CreateCounter<long>("templateworker.sandbox.restarts", "{process}", "Sandbox processes that died, by cause.");
        _replaced = _meter.CreateCounter<long>("templateworker.sandbox.replaced", "{process}", "Sandbox processes that gave their place to another while they were well, by cause.");
        _evicted = _meter.CreateCounter<long>("templateworker.sandbox.evicted_vms", "{vm}", "VMs that tenants without events gave up, by cause.");
    }

    /// <summary>Watches what a pool tells when it is asked.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="launcher">Starts its processes.</param>
    public void Watch(SandboxPool pool, ISandboxLauncher launcher)
    {
        _meter.CreateObservableGauge("templateworker.sandbox.spares", () => pool.Spares, "{process}", "Spare sandboxes that are ready.");
        _meter.CreateObservableGauge(
            "templateworker.sandbox.resident_memory", () => pool.Sandboxes.Select(sandbox => Of(sandbox, sandbox.ResidentBytes)), "By",
            "Resident memory of a sandbox at the last look.");
        _meter.CreateObservableGauge(
            "templateworker.sandbox.vms", () => pool.Sandboxes.Select(sandbox => Of(sandbox, sandbox.Tenants)), "{vm}",
            "VMs that a sandbox holds.");
        _meter.CreateObservableGauge(
            "templateworker.sandbox.missing_layers",
            () => launcher.MissingLayers.Select(layer => new Measurement<long>(1, KeyValuePair.Create<string, object?>("layer", layer))), "{layer}",
            "1 for each layer of confinement that sandboxes go without.");
    }

    /// <summary>Counts a death.</summary>
    /// <param name="cause">What the sandbox did.</param>
    public void Died(BreakCause cause) => _restarts.Add(1, Cause(NameOf(cause)));

    /// <summary>Counts a change of processes that was wanted.</summary>
    /// <param name="cause">Why.</param>
    public void Replaced(ReplaceCause cause) => _replaced.Add(1, Cause(cause == ReplaceCause.Reload ? "reload" : "memory"));

    /// <summary>Counts VMs that were given up.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="count">How many; may be 0.</param>
    public void Evicted(EvictionCause cause, int count)
    {
        if (count > 0)
            _evicted.Add(count, Cause(NameOf(cause)));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    static Measurement<long> Of(SandboxStatus sandbox, long value) => new(value, KeyValuePair.Create<string, object?>("sandbox", sandbox.Index));

    static KeyValuePair<string, object?> Cause(string name) => new("cause", name);

    static string NameOf(BreakCause cause) => cause switch
    {
        BreakCause.Closed => "exit",
        BreakCause.Violation => "violation",
        BreakCause.Unresponsive => "unresponsive",
        BreakCause.Unconfined => "unconfined",
        BreakCause.Memory => "memory",
        BreakCause.HostDefect => "host_defect",
        _ => "stop",
    };

    static string NameOf(EvictionCause cause) => cause switch
    {
        EvictionCause.Idle => "idle",
        EvictionCause.Count => "count",
        _ => "memory",
    };
}
