namespace TemplateWorker.Execution.Dispatch;

/// <summary>The events that one tenant's templates subscribe to; never changes.</summary>
sealed class SubscribedEvents
{
    readonly Dictionary<byte[], EventName>.AlternateLookup<ReadOnlySpan<byte>> _byName;

    /// <summary>Makes the set.</summary>
    /// <param name="names">Names of events.</param>
    public SubscribedEvents(IEnumerable<string> names)
    {
        var events = new Dictionary<byte[], EventName>(Utf8NameComparer.Instance);
        foreach (var name in names.Select(EventName.Of))
            events[name.Utf8.ToArray()] = name;
        _byName = events.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Finds an event.</summary>
    /// <param name="name">Its name in UTF-8.</param>
    /// <returns>The event; null when nobody subscribes to it.</returns>
    public EventName? Find(ReadOnlySpan<byte> name) => _byName.TryGetValue(name, out var found) ? found : null;
}
