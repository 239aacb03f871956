namespace TemplateWorker.Storage.KeyValue;

/// <summary>What an increment arrived at.</summary>
static class KeyValueSums
{
    /// <summary>The sum in wire form.</summary>
    /// <exception cref="KeyValueException">There was no number to add to, or the sum is none that can be stored.</exception>
    public static ReadOnlyMemory<byte> Read(KeyValueAddress address, KeyValueWriteOutcome outcome)
    {
        if (outcome.Stored)
            return outcome.Value;
        throw outcome.WasNoNumber
            ? new KeyValueException(KeyValueProblem.NotANumber, $"The value of \"{address.Key}\" is not a number.")
            : OutOfRange(address);
    }

    /// <summary>The refusal of a sum beyond the numbers that can be stored.</summary>
    public static KeyValueException OutOfRange(KeyValueAddress address, Exception? reason = null) =>
        new(KeyValueProblem.NumberOutOfRange, $"The sum for \"{address.Key}\" is beyond the numbers that can be stored.", reason);
}
