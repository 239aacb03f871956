namespace TemplateWorker.Confinement.SystemCalls;

/// <summary>A system call that the filter lets through, perhaps only with certain arguments.</summary>
/// <param name="Name">Its name; one that the processor's architecture lacks is passed over.</param>
/// <param name="Argument">Number of the argument that is looked at; null when all arguments will do.</param>
/// <param name="Mask">Which of its bits.</param>
/// <param name="Value">What they must be.</param>
readonly record struct AllowedCall(string Name, uint? Argument = null, ulong Mask = 0, ulong Value = 0)
{
    internal const ulong AllBits = ulong.MaxValue;

    /// <summary>A call with one argument of a given value.</summary>
    internal static AllowedCall With(string name, uint argument, ulong value) => new(name, argument, AllBits, value);
}
