namespace TemplateWorker.Sandbox.Tenants;

/// <summary>Host calls under way, by the number this sandbox gave them.</summary>
sealed class HostCallTable
{
    readonly Dictionary<uint, RunningDispatch> _calls = [];
    uint _last;

    /// <summary>Gives a call its number.</summary>
    /// <param name="dispatch">The dispatch that makes it.</param>
    internal uint Add(RunningDispatch dispatch)
    {
        do
            _last++;
        while (!_calls.TryAdd(_last, dispatch));
        return _last;
    }

    /// <summary>Takes a call out because its answer has come.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The dispatch that made it, or null for a number that is not under way.</returns>
    internal RunningDispatch? Take(uint id) => _calls.Remove(id, out var dispatch) ? dispatch : null;
}
