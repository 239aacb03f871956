namespace TemplateWorker.Protocol.Values;

/// <summary>Turns one form of a value into the other.</summary>
public static class StoredValueForms
{
    // 2^53 has 16 digits, so a text without such a run holds no integer that is written differently.
    const int DigitsOfUnsafeIntegers = 16;

    /// <summary>What a sandbox receives for a stored value.</summary>
    /// <param name="stored">UTF-8 JSON as PostgreSQL prints it.</param>
    /// <returns>The same memory when both forms agree.</returns>
    /// <exception cref="StoredValueException">What is stored is no value.</exception>
    public static ReadOnlyMemory<byte> ToWire(ReadOnlyMemory<byte> stored) =>
        MayHoldUnsafeIntegers(stored.Span)
            ? StoredValueWriter.Write(StoredValueReader.Read(stored.Span, StoredValueForm.Stored), StoredValueForm.Wire)
            : stored;

    /// <summary>What is stored for a value from a sandbox; checks it completely.</summary>
    /// <param name="wire">UTF-8 JSON from a sandbox.</param>
    /// <exception cref="StoredValueException">It is no value.</exception>
    public static byte[] ToStored(ReadOnlySpan<byte> wire) =>
        StoredValueWriter.Write(StoredValueReader.Read(wire, StoredValueForm.Wire), StoredValueForm.Stored);

    static bool MayHoldUnsafeIntegers(ReadOnlySpan<byte> json)
    {
        if (json.Length < DigitsOfUnsafeIntegers)
            return false;
        var run = 0;
        foreach (var octet in json)
        {
            run = octet is >= (byte)'0' and <= (byte)'9' ? run + 1 : 0;
            if (run >= DigitsOfUnsafeIntegers)
                return true;
        }
        return false;
    }
}
