using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Benchmarks;

/// <summary>
/// An event that goes no further: a message in a guild whose templates want something else, from the bytes of its frame
/// through the dispatcher. Nothing may be allocated.
/// </summary>
[MemoryDiagnoser]
public class FilteredEventBenchmarks
{
    const ulong Guild = 1_100_000_000_000_000_001;

    readonly byte[] _frame = Encoding.UTF8.GetBytes($$$"""
        {"t":"MESSAGE_CREATE","s":4711,"op":0,"d":{"id":"1342512345678901235","content":"{{{new string('x', 550)}}}","author":{"id":"1100000000000000003","username":"alice"},"guild_id":"{{{Guild}}}"}}
        """);

    readonly Dispatcher _dispatcher = Create();

    [Benchmark]
    public void MessageOfNobody()
    {
        if (!GatewayFrame.TryParse(_frame, out var frame))
            throw new InvalidOperationException("The frame is none.");
        _dispatcher.OnDispatch(new GatewayDispatch(0, frame.EventName, frame.Sequence.GetValueOrDefault(), frame.GuildId, frame.Data));
    }

    static Dispatcher Create()
    {
        var unused = new UnusedSandboxes();
        var pool = new SandboxPool(
            new SandboxPoolOptions { Processes = 1 }, unused, unused, [], unused, NullLoggerFactory.Instance, TimeProvider.System);
        var subscriptions = new TenantSubscriptions();
        subscriptions.Set(TenantId.Guild(Guild), ["INTERACTION_CREATE", "GUILD_MEMBER_ADD"], banned: false);
        return new Dispatcher(pool, subscriptions, new ChannelDirectory(), new InteractionDirectory(TimeProvider.System));
    }
}
