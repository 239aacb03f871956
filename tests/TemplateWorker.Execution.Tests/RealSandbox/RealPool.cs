using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>A pool of real child processes.</summary>
sealed class RealPool : ProcessPool
{
    public static readonly EventName Event = EventName.Of("TEST");

    RealPool(SandboxPoolOptions options, RecordingBroker broker, ConductBook? conduct, TimeProvider? time)
        : base(options, broker, conduct, time) => Broker = broker;

    public RecordingBroker Broker { get; }

    public static Task<RealPool> StartAsync(
        SandboxPoolOptions? options = null, string template = "", ConductBook? conduct = null, TimeProvider? time = null) =>
        StartAsync(new RealPool(options ?? TestPool.Quick, new RecordingBroker(), conduct, time) { Templates = { Default = Script(template) } });

    /// <summary>A template around the handler's body; <c>payload</c> is the event's data.</summary>
    public static string Script(string handler) =>
        $$"""
        const { on, kv, discord, log } = require("templateworker");
        on("TEST", async (payload) => {
          {{handler}}
        });
        """;

    public void SetTemplate(ulong tenant, string handler) => Templates.Set(TestPool.Tenant(tenant), Script(handler));

    public Task<DispatchOutcome> DispatchAsync(ulong tenant, string payload = "{}") =>
        EndOf(Pool.DispatchAsync(TestPool.Tenant(tenant), Event, Encoding.UTF8.GetBytes(payload)), payload);
}
