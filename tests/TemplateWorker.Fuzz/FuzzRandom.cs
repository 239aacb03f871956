namespace TemplateWorker.Fuzz;

/// <summary>
/// A small random source whose whole state is one number, so that an input is made again from its seed and place alone
/// (SplitMix64, whose constants these are).
/// </summary>
public struct FuzzRandom(ulong seed)
{
    ulong _state = seed;

    /// <summary>The source of one input.</summary>
    public static FuzzRandom Of(ulong seed, long place)
    {
        var first = new FuzzRandom(seed);
        return new FuzzRandom(first.Next() ^ ((ulong)place * 0xD1342543DE82EF95));
    }

    /// <summary>Any number.</summary>
    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>One of several.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
