using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TemplateWorker.Discord.Gateway;

/// <summary>The shards of one host: all of a bot's, or some when several hosts share them.</summary>
public sealed record ShardRange
{
    /// <summary>The most shards that a bot has here; more would be 40 million guilds.</summary>
    public const int MostShards = 16_384;

    /// <summary>The first, from 0.</summary>
    public int First { get; private init; }

    /// <summary>The last.</summary>
    public int Last { get; private init; }

    /// <summary>How many the bot has over all hosts.</summary>
    public int Count { get; private init; }

    /// <summary>Whether it is all of them.</summary>
    public bool IsAll => First == 0 && Last == Count - 1;

    /// <summary>All shards of a bot.</summary>
    /// <param name="count">How many; 1 to <see cref="MostShards"/>.</param>
    public static ShardRange All(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostShards);
        return new ShardRange { First = 0, Last = count - 1, Count = count };
    }

    /// <summary>Reads <c>16</c> (all of 16), <c>3/16</c> (one of them) or <c>0-3/16</c> (the first four).</summary>
    /// <param name="text">What was written.</param>
    /// <param name="range">The shards.</param>
    /// <returns>False when it is none of these, or names shards that do not exist.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ShardRange? range)
    {
        range = null;
        var (before, after) = Split(text, '/');
        if (!TryReadNumber(after ?? before, out var total) || total is < 1 or > MostShards)
            return false;
        if (after is null)
        {
            range = All(total);
            return true;
        }
        var (from, to) = Split(before, '-');
        if (!TryReadNumber(from, out var first) || !TryReadNumber(to ?? from, out var last) || first > last || last >= total)
            return false;
        range = new ShardRange { First = first, Last = last, Count = total };
        return true;
    }

    /// <summary>The numbers of the shards.</summary>
    public IEnumerable<int> Ids => Enumerable.Range(First, Last - First + 1);

    /// <summary>As it is written.</summary>
    public override string ToString()
    {
        if (IsAll)
            return $"{Count}";
        return First == Last ? $"{First}/{Count}" : $"{First}-{Last}/{Count}";
    }

    static (string Before, string? After) Split(string text, char separator) =>
        text.IndexOf(separator) is var at and >= 0 ? (text[..at], text[(at + 1)..]) : (text, null);

    static bool TryReadNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
