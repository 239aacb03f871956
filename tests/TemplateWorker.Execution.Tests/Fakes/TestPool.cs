using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>A pool of fake sandboxes with everything around it recorded.</summary>
sealed class TestPool : IAsyncDisposable
{
    public static readonly EventName MessageCreate = EventName.Of("MESSAGE_CREATE");

    public static readonly SandboxPoolOptions Quick = new()
    {
        Processes = 1,
        Spares = 0,
        RestartBackoff = TimeSpan.FromMilliseconds(1),
        RestartBackoffMax = TimeSpan.FromMilliseconds(20),
        CheckInterval = TimeSpan.FromMilliseconds(10),
        Deadline = Eventually.Patience,
        HelloLimit = Eventually.Patience,
        LivenessLimit = Eventually.Patience,
        DeadlineGrace = Eventually.Patience,
    };

    TestPool(SandboxPoolOptions options, Action<FakeSandbox>? configure, ConductBook? conduct = null, TimeProvider? time = null)
    {
        Launcher = new FakeLauncher(options.Channel, configure);
        Pool = new SandboxPool(options, Templates, Broker, [Observer], TemplateLog, Log, time ?? TimeProvider.System, Launcher, conduct);
    }

    public FakeLauncher Launcher { get; }

    public SandboxPool Pool { get; }

    public MemoryTemplates Templates { get; } = new();

    public RecordingBroker Broker { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RecordingTemplateLog TemplateLog { get; } = new();

    public RecordingLoggerFactory Log { get; } = new();

    public FakeSandbox Sandbox => Launcher.Latest;

    public static TenantId Tenant(ulong number) => TenantId.Guild(number << 22);

    public static async Task<TestPool> StartAsync(
        SandboxPoolOptions? options = null, Action<FakeSandbox>? configure = null, ConductBook? conduct = null,
        TimeProvider? time = null)
    {
        var pool = new TestPool(options ?? Quick, configure, conduct, time);
        await pool.Pool.StartAsync(CancellationToken.None);
        return pool;
    }

    public static TestPool Unstarted(SandboxPoolOptions? options = null, Action<FakeSandbox>? configure = null) => new(options ?? Quick, configure, conduct: null);

    public async Task<DispatchOutcome> DispatchAsync(ulong tenant, string payload = "{}")
    {
        try
        {
            return await Pool.DispatchAsync(Tenant(tenant), MessageCreate, System.Text.Encoding.UTF8.GetBytes(payload)).WaitAsync(Eventually.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No outcome; sandboxes {string.Join(", ", Pool.Sandboxes)}; log:\n{Log}");
        }
    }

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
