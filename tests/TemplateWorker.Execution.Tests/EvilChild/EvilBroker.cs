using System.Collections.Concurrent;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Storage;
using TemplateWorker.Storage.KeyValue.Memory;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.EvilChild;

/// <summary>The real broker over records in memory, and for whom it was called.</summary>
sealed class EvilBroker : IHostCallBroker, IDisposable
{
    readonly RecordingLoggerFactory _log = new();
    readonly DiscordRestClient _discord;
    readonly HostCallBroker _broker;

    public EvilBroker()
    {
        // Nobody listens there; no abuse gets as far as Discord.
        _discord = new DiscordRestClient(new DiscordRestOptions { ApiUrl = new Uri("http://127.0.0.1:1"), Token = "none" }, _log, TimeProvider.System);
        _broker = new HostCallBroker(
            new MemoryKeyValueStore(new StorageLimits(), TimeProvider.System), _discord, new ChannelDirectory(),
            new InteractionDirectory(TimeProvider.System), _log, TimeProvider.System);
    }

    public ConcurrentQueue<TenantId> Tenants { get; } = new();

    /// <summary>What the broker says went wrong in it.</summary>
    public IEnumerable<string> Defects => _log.Lines.Where(line => line.Id == 3030).Select(line => line.Text);

    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        Tenants.Enqueue(call.Tenant);
        _broker.Call(call, method, arguments);
    }

    public void Dispose()
    {
        _discord.Dispose();
        _log.Dispose();
    }
}
