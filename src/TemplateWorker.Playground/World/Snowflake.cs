using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TemplateWorker.Playground.World;

/// <summary>An id of the world: milliseconds since the first second of 2015 in the high 42 bits, decimal text on the wire.</summary>
/// <param name="Value">The 64-bit value.</param>
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    /// <summary>Unix milliseconds of the first moment an id can name, from Discord's documentation.</summary>
    public const long EpochMilliseconds = 1_420_070_400_000;

    /// <summary>The moment the id names.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + EpochMilliseconds);

    /// <summary>Reads decimal text.</summary>
    /// <param name="text">Up to 20 digits, nothing else.</param>
    /// <param name="snowflake">The id, or the default one.</param>
    /// <returns>False when the text is not an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Snowflake snowflake)
    {
        var ok = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        snowflake = new Snowflake(value);
        return ok;
    }

    /// <summary>The first id of a moment.</summary>
    /// <param name="moment">The moment; before 2015 counts as the first one.</param>
    /// <returns>The id.</returns>
    public static Snowflake At(DateTimeOffset moment) =>
        new((ulong)Math.Max(0, moment.ToUnixTimeMilliseconds() - EpochMilliseconds) << 22);

    /// <inheritdoc/>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Orders by age.</summary>
    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    /// <summary>Orders by age.</summary>
    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    /// <summary>Orders by age.</summary>
    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    /// <summary>Orders by age.</summary>
    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}
