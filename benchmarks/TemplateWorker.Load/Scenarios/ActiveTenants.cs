using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Load.Rig;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Scenarios;

/// <summary>Memory of all sandboxes where many tenants are installed and few are active, in a pool as a worker has it.</summary>
sealed class ActiveTenants : IAsyncDisposable
{
    const int Installed = 10_000;
    const int Active = 500;
    const int EventsEach = 1000;

    // The pool gives up VMs within half a second and collects after one of quiet; the engine gives pages back a little later.
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    static readonly EventName Message = EventName.Of("MESSAGE_CREATE");

    readonly OutcomeCounter _outcomes = new(window: 1024);
    readonly SandboxPool _pool;

    ActiveTenants(SandboxPool pool) => _pool = pool;

    internal static async Task<ActiveTenants> StartAsync()
    {
        var options = new SandboxPoolOptions();
        var pool = new SandboxPool(
            options, new FixedTemplates(), new NoHostCalls(), [], new SilentTemplateLog(), NullLoggerFactory.Instance, TimeProvider.System);
        await pool.StartAsync(CancellationToken.None);
        while (pool.Spares < options.Spares)
            await Task.Delay(LookAgain);
        return new ActiveTenants(pool);
    }

    /// <summary>Every tenant has one event, then the active ones have theirs.</summary>
    /// <returns>
    /// MiB that all sandboxes and the spare take of the machine together, and the sum of what each has resident, in which the
    /// program code that they share is counted for each.
    /// </returns>
    internal async Task<(double Taken, double Resident)> RunAsync()
    {
        Send(Installed, events: 1);
        Send(Active, EventsEach);
        await Task.Delay(Quiet);
        var children = Directory.GetDirectories("/proc").Select(ChildOfThis).Where(child => child != 0).ToArray();
        return (children.Sum(ProportionalSet.KiB) / 1024, children.Sum(ResidentSet.KiB) / 1024);
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    void Send(int tenants, int events)
    {
        var payloads = Enumerable.Range(0, tenants).Select(guild => Encoding.UTF8.GetBytes(GatewayEvents.Message(Host.Guild(guild)))).ToArray();
        for (var round = 0; round < events; round++)
        {
            for (var i = 0; i < tenants; i++)
            {
                _outcomes.Send();
                _pool.Dispatch(TenantId.Guild(Host.Guild(i)), Message, payloads[i], _outcomes);
            }
        }
        _outcomes.Finish();
    }

    // The number of a process that this one started; 0 for any other.
    static int ChildOfThis(string folder)
    {
        var stat = Path.Combine(folder, "stat");
        if (!int.TryParse(Path.GetFileName(folder), out var process) || !File.Exists(stat))
            return 0;
        // Fields after the name in brackets: state, parent.
        return File.ReadAllText(stat).Split(')')[^1].Split(' ', 4)[2] == $"{Environment.ProcessId}" ? process : 0;
    }
}
