using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Storage.Tests.KeyValue.Behaviour;

/// <summary>An empty store, and the time that its records go by.</summary>
public interface IKeyValueScene : IAsyncDisposable
{
    IKeyValueStore Store { get; }

    /// <summary>Lets time pass for the records that are there.</summary>
    Task PassAsync(TimeSpan time);
}
