using System.Threading.Channels;

namespace TemplateWorker.Discord.Gateway;

/// <summary>The events that sessions are opened for. They grow while the client runs; safe from any thread.</summary>
sealed class WantedIntents(GatewayIntents first)
{
    readonly Channel<bool> _growth = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    int _current = (int)first;

    /// <summary>All that are wanted by now.</summary>
    public GatewayIntents Current => (GatewayIntents)Volatile.Read(ref _current);

    /// <summary>Wants more.</summary>
    /// <returns>Those that were not wanted before.</returns>
    public GatewayIntents Add(GatewayIntents more)
    {
        var added = more & ~(GatewayIntents)Interlocked.Or(ref _current, (int)more);
        if (added != GatewayIntents.None)
            _growth.Writer.TryWrite(true);
        return added;
    }

    /// <summary>Tells of a session that was opened; more may have come to be wanted meanwhile.</summary>
    public void Compare(GatewayIntents opened)
    {
        if ((Current & ~opened) != GatewayIntents.None)
            _growth.Writer.TryWrite(true);
    }

    /// <summary>Comes back whenever sessions may lack what is wanted.</summary>
    public IAsyncEnumerable<bool> GrowthAsync(CancellationToken cancellation) => _growth.Reader.ReadAllAsync(cancellation);
}
