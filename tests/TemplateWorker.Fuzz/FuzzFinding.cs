namespace TemplateWorker.Fuzz;

/// <summary>An input on which a decoder did what it may not do.</summary>
/// <param name="Target">The decoder.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Place">Number of the input in the run.</param>
/// <param name="Input">The input.</param>
/// <param name="Problem">What it did.</param>
public sealed record FuzzFinding(string Target, ulong Seed, long Place, byte[] Input, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"""
        {Target}, seed {Seed}, input {Place} ({Input.Length} bytes): {Problem}
        Replay: scripts/fuzz --replay {Target} {Convert.ToHexString(Input)}
        """;
}
