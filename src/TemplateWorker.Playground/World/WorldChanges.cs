using System.Collections.Immutable;

namespace TemplateWorker.Playground.World;

/// <summary>Those who watch the world.</summary>
sealed class WorldChanges
{
    ImmutableArray<WorldWatch> _watches = [];

    public WorldWatch Watch()
    {
        var watch = new WorldWatch(Remove);
        ImmutableInterlocked.Update(ref _watches, watches => watches.Add(watch));
        return watch;
    }

    public void Publish(WorldChange change)
    {
        foreach (var watch in _watches)
            watch.Publish(change);
    }

    public void Complete()
    {
        foreach (var watch in _watches)
            watch.Dispose();
    }

    void Remove(WorldWatch watch) => ImmutableInterlocked.Update(ref _watches, watches => watches.Remove(watch));
}
