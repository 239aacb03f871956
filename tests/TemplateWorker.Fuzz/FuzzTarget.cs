namespace TemplateWorker.Fuzz;

/// <summary>A decoder of bytes that an untrusted side wrote.</summary>
/// <param name="Name">Its name, for findings and replays.</param>
/// <param name="Seeds">Valid inputs, from which others are made.</param>
/// <param name="Decode">Decodes; throws what it documents and nothing else.</param>
/// <param name="Documented">Exceptions that it may throw.</param>
public sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Decode, params Type[] Documented)
{
    /// <summary>How many turns it has among the others.</summary>
    public int Share { get; init; } = 1;

    /// <summary>Bytes that it may allocate however short the input is: buffers of a fixed size, and an exception.</summary>
    public long BaseAllocation { get; init; } = 256 * 1024;

    /// <summary>Bytes that it may allocate for each byte of input.</summary>
    public int AllocationPerByte { get; init; } = 1024;

    /// <summary>Whether it says that it throws such an exception.</summary>
    public bool Documents(Exception exception) => Documented.Any(type => type.IsInstanceOfType(exception));
}
