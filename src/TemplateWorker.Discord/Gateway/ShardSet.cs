using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TemplateWorker.Discord.Gateway;

/// <summary>The shards of one host: all of a bot's, or some when several hosts share them.</summary>
public sealed class ShardSet : IEquatable<ShardSet>
{
    /// <summary>The most shards that a bot has here; more would be 40 million guilds.</summary>
    public const int MostShards = 16_384;

    readonly int[] _ids;

    ShardSet(int[] ids, int count)
    {
        _ids = ids;
        Count = count;
    }

    /// <summary>How many the bot has over all hosts.</summary>
    public int Count { get; }

    /// <summary>The numbers of the shards, from 0, in their order.</summary>
    public IReadOnlyList<int> Ids => _ids;

    /// <summary>Whether it is all of them.</summary>
    public bool IsAll => _ids.Length == Count;

    /// <summary>All shards of a bot.</summary>
    /// <param name="count">How many; 1 to <see cref="MostShards"/>.</param>
    public static ShardSet All(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostShards);
        return new ShardSet([.. Enumerable.Range(0, count)], count);
    }

    /// <summary>Some shards of a bot.</summary>
    /// <param name="ids">Which, from 0.</param>
    /// <param name="count">Of how many.</param>
    /// <returns>Null when there are none, or one that does not exist.</returns>
    public static ShardSet? Of(IEnumerable<int> ids, int count)
    {
        int[] sorted = [.. ids.Distinct().Order()];
        return sorted is [>= 0, ..] && sorted[^1] < count && count <= MostShards ? new ShardSet(sorted, count) : null;
    }

    /// <summary>
    /// Reads <c>16</c> (all of 16), <c>3/16</c> (one of them), <c>0-3/16</c> (the first four) or <c>0-3,16-19/32</c>.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="shards">The shards.</param>
    /// <returns>False when it is none of these, or names shards that do not exist, or one twice.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ShardSet? shards)
    {
        shards = null;
        var (before, after) = Split(text, '/');
        if (!TryReadNumber(after ?? before, out var count) || count is < 1 or > MostShards)
            return false;
        if (after is null)
        {
            shards = All(count);
            return true;
        }
        var ids = new List<int>();
        foreach (var part in before.Split(','))
        {
            var (from, to) = Split(part, '-');
            if (!TryReadNumber(from, out var first) || !TryReadNumber(to ?? from, out var last) || first > last || last >= count)
                return false;
            ids.AddRange(Enumerable.Range(first, last - first + 1));
        }
        shards = Of(ids, count);
        return shards?._ids.Length == ids.Count;
    }

    /// <summary>Where a shard stands among these; negative when it does not.</summary>
    /// <param name="id">Its number.</param>
    public int IndexOf(int id) => Array.BinarySearch(_ids, id);

    /// <summary>The shards that hold the same guilds when a bot has another number of them.</summary>
    /// <param name="count">That number.</param>
    /// <returns>Null when there are none, as where neither number is a multiple of the other.</returns>
    public ShardSet? Among(int count)
    {
        if (IsAll)
            return All(count);
        // A guild of shard i of n is in one of the shards i, i + n, i + 2n … of any multiple of n.
        if (count % Count == 0)
            return Of(_ids.SelectMany(id => Enumerable.Range(0, count / Count).Select(turn => id + (turn * Count))), count);
        var fewer = Count % count == 0 ? Of(_ids.Select(id => id % count), count) : null;
        return Equals(fewer?.Among(Count)) ? fewer : null;
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] ShardSet? other) => other is not null && other.Count == Count && other._ids.AsSpan().SequenceEqual(_ids);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as ShardSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, _ids.Length, _ids[0], _ids[^1]);

    /// <summary>As it is written.</summary>
    public override string ToString() => IsAll ? $"{Count}" : $"{string.Join(',', Runs())}/{Count}";

    IEnumerable<string> Runs()
    {
        for (var i = 0; i < _ids.Length;)
        {
            var first = i++;
            while (i < _ids.Length && _ids[i] == _ids[i - 1] + 1)
                i++;
            yield return i - first == 1 ? $"{_ids[first]}" : $"{_ids[first]}-{_ids[i - 1]}";
        }
    }

    static (string Before, string? After) Split(string text, char separator) =>
        text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);

    static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
