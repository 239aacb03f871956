using System.Diagnostics;
using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>What a tenant costs: time to its first outcome, and memory before and after it has worked.</summary>
sealed class TenantCost : IAsyncDisposable
{
    const int Tenants = 500;
    const int EventsEach = 1000;
    const int EventsInTurn = 100;

    // The pool collects after a second of quiet, and the engine gives pages back a little later.
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    static readonly EventName Message = EventName.Of("MESSAGE_CREATE");

    readonly OutcomeCounter _outcomes = new(window: 1024);
    readonly Host _host;
    int _nextTenant = 1;

    TenantCost(Host host) => _host = host;

    internal static async Task<TenantCost> StartAsync()
    {
        var host = await Host.StartAsync();
        await host.Pool.DispatchAsync(TenantId.Guild(Host.Guild(0)), Message, Payload(0));
        return new TenantCost(host);
    }

    /// <summary>Runs the three measurements, which build on each other.</summary>
    /// <returns>Milliseconds to the first outcome, KiB of a warm tenant, KiB of one that has worked.</returns>
    internal async Task<(double ColdStart, double Warm, double Loaded)> RunAsync()
    {
        var first = _nextTenant;
        var before = ResidentSet.KiB(_host.SandboxProcessId);
        var starts = new double[Tenants];
        for (var i = 0; i < Tenants; i++)
        {
            var guild = _nextTenant++;
            var started = Stopwatch.GetTimestamp();
            var outcome = await _host.Pool.DispatchAsync(TenantId.Guild(Host.Guild(guild)), Message, Payload(guild));
            starts[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (outcome.Kind != DispatchOutcomeKind.Ok)
                throw new InvalidOperationException($"A tenant did not start: {outcome.Error?.Message}");
        }
        await Task.Delay(Quiet);
        var warm = ResidentSet.KiB(_host.SandboxProcessId);
        SendToAll(first);
        await Task.Delay(Quiet);
        var loaded = ResidentSet.KiB(_host.SandboxProcessId);
        return (Figure.Percentile(starts, 0.5), (warm - before) / Tenants, (loaded - before) / Tenants);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    void SendToAll(int first)
    {
        var payloads = Enumerable.Range(first, Tenants).Select(Payload).ToArray();
        for (var round = 0; round < EventsEach / EventsInTurn; round++)
        {
            for (var i = 0; i < Tenants; i++)
                SendTo(TenantId.Guild(Host.Guild(first + i)), payloads[i]);
        }
        _outcomes.Finish();
    }

    void SendTo(TenantId tenant, byte[] payload)
    {
        for (var i = 0; i < EventsInTurn; i++)
        {
            _outcomes.Send();
            _host.Pool.Dispatch(tenant, Message, payload, _outcomes);
        }
    }

    static byte[] Payload(int guild) => Encoding.UTF8.GetBytes(GatewayEvents.Message(Host.Guild(guild)));
}
