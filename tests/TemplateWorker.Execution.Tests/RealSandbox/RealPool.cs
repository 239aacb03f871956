using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>A pool of real child processes.</summary>
sealed class RealPool : IAsyncDisposable
{
    public static readonly EventName Event = EventName.Of("TEST");

    RealPool(SandboxPoolOptions options, ConductBook? conduct, TimeProvider time) =>
        Pool = new SandboxPool(options, Templates, Broker, [Observer], TemplateLog, Log, time, conduct);

    public SandboxPool Pool { get; }

    public MemoryTemplates Templates { get; } = new();

    public RecordingBroker Broker { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RecordingTemplateLog TemplateLog { get; } = new();

    public RecordingLoggerFactory Log { get; } = new();

    public static async Task<RealPool> StartAsync(
        SandboxPoolOptions? options = null, string template = "", ConductBook? conduct = null, TimeProvider? time = null)
    {
        var pool = new RealPool(options ?? TestPool.Quick, conduct, time ?? TimeProvider.System) { Templates = { Default = Script(template) } };
        try
        {
            await pool.Pool.StartAsync(TestContext.Current.CancellationToken);
            return pool;
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }

    /// <summary>A template around the handler's body; <c>payload</c> is the event's data.</summary>
    public static string Script(string handler) =>
        $$"""
        const { on, kv, discord, log } = require("templateworker");
        on("TEST", async (payload) => {
          {{handler}}
        });
        """;

    public void SetTemplate(ulong tenant, string handler) => Templates.Set(TestPool.Tenant(tenant), Script(handler));

    public async Task<DispatchOutcome> DispatchAsync(ulong tenant, string payload = "{}")
    {
        try
        {
            return await Pool.DispatchAsync(TestPool.Tenant(tenant), Event, Encoding.UTF8.GetBytes(payload)).WaitAsync(Eventually.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No outcome; sandboxes {string.Join(", ", Pool.Sandboxes)}; log:\n{Log}");
        }
    }

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
