namespace TemplateWorker.Sandbox.Tenants;

/// <summary>Host calls under way, by the number this sandbox gave them.</summary>
sealed class HostCallTable
{
    readonly Dictionary<uint, PendingHostCall> _calls = [];
    uint _last;

    /// <summary>Gives a call its number.</summary>
    /// <param name="call">Who makes it and waits for the answer.</param>
    internal uint Add(PendingHostCall call)
    {
        do
            _last++;
        while (!_calls.TryAdd(_last, call));
        return _last;
    }

    /// <summary>Takes a call out because its answer has come.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The call, or null for a number that is not under way.</returns>
    internal PendingHostCall? Take(uint id) => _calls.Remove(id, out var call) ? call : null;
}
