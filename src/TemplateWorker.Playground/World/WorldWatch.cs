using System.Threading.Channels;

namespace TemplateWorker.Playground.World;

/// <summary>A stream of changes in the order they happened. Dispose it to stop watching.</summary>
public sealed class WorldWatch : IDisposable
{
    /// <summary>Changes kept for a slow reader; beyond it the oldest are dropped and counted in <see cref="Missed"/>.</summary>
    public const int Capacity = 16_384;

    readonly Channel<WorldChange> _changes;
    readonly Action<WorldWatch> _unsubscribe;
    long _missed;

    internal WorldWatch(Action<WorldWatch> unsubscribe)
    {
        _unsubscribe = unsubscribe;
        _changes = Channel.CreateBounded<WorldChange>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref _missed));
    }

    /// <summary>Where changes are read.</summary>
    public ChannelReader<WorldChange> Changes => _changes.Reader;

    /// <summary>How many changes were dropped because nobody read them in time.</summary>
    public long Missed => Interlocked.Read(ref _missed);

    /// <inheritdoc/>
    public void Dispose()
    {
        _unsubscribe(this);
        _changes.Writer.TryComplete();
    }

    internal void Publish(WorldChange change) => _changes.Writer.TryWrite(change);
}
