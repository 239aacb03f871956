using System.Text;
using TemplateWorker.Confinement;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.EvilChild;

/// <summary>
/// A pool of two real processes that commit the abuse an event names (tests/TemplateWorker.EvilSandbox). The attacker and
/// its cellmate share one, the neighbour has the other.
/// </summary>
sealed class EvilPool : ProcessPool
{
    /// <summary>Keeps its dispatch until an event says <see cref="Release"/>.</summary>
    public const string Hold = "hold";

    /// <summary>Ends all dispatches that are held.</summary>
    public const string Release = "release";

    public const ulong Attacker = 2;
    public const ulong Cellmate = 4;
    public const ulong Neighbour = 1;

    public static readonly SandboxPoolOptions Options = TestPool.Quick with
    {
        Executable = Path.Combine(AppContext.BaseDirectory, "evil", "TemplateWorker.EvilSandbox"),
        Processes = 2,
        // What a sandbox does to itself, an attacker who wrote its program leaves out. The host would not take it for a
        // sandbox, and what these tests are about comes after that.
        RequiredLayers = [.. TestPool.Quick.RequiredLayers.Except([ConfinementLayer.Seccomp, ConfinementLayer.Limits])],
        // Only a test that is about them may meet these.
        Deadline = TimeSpan.FromMinutes(10),
        LivenessLimit = TimeSpan.FromMinutes(5),
        HelloLimit = TimeSpan.FromMinutes(1),
        MaxHostCallsPerDispatch = 100,
        MaxLogLinesPerDispatch = 100,
    };

    static readonly EventName Event = EventName.Of("TEST");

    int _dispatches;

    EvilPool(SandboxPoolOptions options, EvilBroker broker)
        : base(options, broker) => Broker = broker;

    public EvilBroker Broker { get; }

    public static Task<EvilPool> StartAsync(SandboxPoolOptions? options = null) => StartAsync(new EvilPool(options ?? Options, new EvilBroker()));

    public static TenantId Tenant(ulong number) => TestPool.Tenant(number);

    public Task<DispatchOutcome> SendAsync(ulong tenant, string payload = "{}")
    {
        Interlocked.Increment(ref _dispatches);
        return Pool.DispatchAsync(Tenant(tenant), Event, Encoding.UTF8.GetBytes(payload));
    }

    public Task<DispatchOutcome> DispatchAsync(ulong tenant, string payload = "{}") => EndOf(SendAsync(tenant, payload), payload);

    public int ProcessOf(ulong tenant) => Pool.Sandboxes[(int)(tenant % 2)].ProcessId;

    /// <summary>Every event that was handed in has one outcome, and nothing in the host went wrong on the way.</summary>
    public void AssertWhole()
    {
        var outcomes = Observer.Outcomes.Select(outcome => outcome.DispatchId).ToList();
        outcomes.Count.ShouldBe(_dispatches);
        outcomes.ShouldBeUnique();
        Log.Lines.ShouldNotContain(line => line.Id == 3004 || line.Id == 3020 || line.Id == 3030 || line.Text.Contains("Handling a frame failed"), Log.ToString());
        Broker.Tenants.ShouldBeSubsetOf([Tenant(Attacker), Tenant(Cellmate)]);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Broker.Dispose();
    }
}
