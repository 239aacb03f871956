namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// Commands, components and modals of a tenant, each of which one template has: the one that asked first.
/// </summary>
sealed class ClaimedNames
{
    // These lie outside the VM whose memory is counted. A template that fills this cannot be described to the host and
    // is not loaded, so what is left out then matters to nobody.
    const int MostCharacters = 512 * 1024;

    // What an entry takes beside its characters, in characters.
    const int EntryCharacters = 64;

    readonly Dictionary<string, string> _holders = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <summary>Gives a template a name.</summary>
    /// <param name="name">Kind and name.</param>
    /// <param name="template">Name of the template that wants it.</param>
    /// <returns>The other template that has it; empty when it is the asker's now.</returns>
    internal string Claim(string name, string template)
    {
        if (_holders.TryGetValue(name, out var holder))
            return holder == template ? "" : holder;
        var used = _used.GetValueOrDefault(template) + name.Length + EntryCharacters;
        if (used <= MostCharacters)
        {
            _used[template] = used;
            _holders.Add(name, template);
        }
        return "";
    }

    /// <summary>Whether another template has a name.</summary>
    /// <param name="name">Kind and name.</param>
    /// <param name="template">Name of the template that asks.</param>
    internal bool IsOthers(string name, string template) => _holders.TryGetValue(name, out var holder) && holder != template;

    /// <summary>Takes back all that a template has.</summary>
    /// <param name="template">Its name.</param>
    internal void Release(string template)
    {
        _used.Remove(template);
        foreach (var (name, _) in _holders.Where(claim => claim.Value == template).ToArray())
            _holders.Remove(name);
    }
}
