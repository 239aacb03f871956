namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>The sorted lists of one tenant.</summary>
sealed class MemoryLists
{
    readonly Dictionary<string, Dictionary<string, double>> _lists = new(StringComparer.Ordinal);

    /// <summary>What they count against the quota.</summary>
    public long Bytes { get; private set; }

    /// <summary>What a member would add to that.</summary>
    public long GrowthBy(string list, string member) =>
        _lists.TryGetValue(list, out var members) && members.ContainsKey(member) ? 0 : CountedSize.OfMember(list, member);

    /// <summary>The score of a member; null when it is not in the list.</summary>
    public double? Find(string list, string member) =>
        _lists.TryGetValue(list, out var members) && members.TryGetValue(member, out var score) ? score : null;

    /// <summary>Gives a member a score.</summary>
    public void Set(string list, string member, double score)
    {
        Bytes += GrowthBy(list, member);
        if (!_lists.TryGetValue(list, out var members))
            _lists.Add(list, members = new Dictionary<string, double>(StringComparer.Ordinal));
        members[member] = score;
    }

    /// <summary>The members from the highest score; of equal scores the member first by code point is ahead.</summary>
    public IEnumerable<SortedEntry> Ranked(string list) => _lists.TryGetValue(list, out var members)
        ? members.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, CodePointOrder.Instance)
            .Select((pair, index) => new SortedEntry(pair.Key, pair.Value, index + 1))
        : [];

    /// <summary>How many members a list has.</summary>
    public int Count(string list) => _lists.TryGetValue(list, out var members) ? members.Count : 0;

    /// <summary>Takes a member out.</summary>
    /// <returns>Whether it was in the list.</returns>
    public bool Delete(string list, string member)
    {
        if (!_lists.TryGetValue(list, out var members) || !members.Remove(member))
            return false;
        Bytes -= CountedSize.OfMember(list, member);
        return true;
    }

    /// <summary>Takes all members out.</summary>
    /// <returns>How many there were.</returns>
    public int Clear(string list)
    {
        if (!_lists.Remove(list, out var members))
            return 0;
        Bytes -= members.Keys.Sum(member => CountedSize.OfMember(list, member));
        return members.Count;
    }
}
