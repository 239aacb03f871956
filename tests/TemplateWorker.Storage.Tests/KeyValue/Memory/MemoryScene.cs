using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.KeyValue.Memory;
using TemplateWorker.Storage.Tests.KeyValue.Behaviour;

namespace TemplateWorker.Storage.Tests.KeyValue.Memory;

/// <summary>A store in memory, whose clock runs with the system's and can be moved ahead.</summary>
sealed class MemoryScene(StorageLimits limits) : IKeyValueScene
{
    readonly ShiftedTime _time = new();
    MemoryKeyValueStore? _store;

    public IKeyValueStore Store => _store ??= new MemoryKeyValueStore(limits, _time);

    public static Task<IKeyValueScene> OpenAsync(StorageLimits limits) => Task.FromResult<IKeyValueScene>(new MemoryScene(limits));

    public Task PassAsync(TimeSpan time)
    {
        _time.Shift += time;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
