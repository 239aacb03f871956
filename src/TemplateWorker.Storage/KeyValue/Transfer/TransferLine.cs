namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>One line of an export: a record, or a member of a sorted list.</summary>
public abstract record TransferLine
{
    internal TransferLine()
    {
    }

    /// <summary>The line of the file, from 1; 0 for what was not read from one.</summary>
    public int Number { get; init; }

    /// <summary>A record.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Scopes">The scopes, sorted.</param>
    /// <param name="Value">The value as stored, UTF-8 JSON, byte for byte as PostgreSQL prints it; null where older databases hold none.</param>
    public sealed record Record(string Key, IReadOnlyList<string> Scopes, ReadOnlyMemory<byte>? Value) : TransferLine
    {
        /// <summary>The record's id; null for a new one.</summary>
        public string? Id { get; init; }

        /// <summary>When it was first set; null for now.</summary>
        public DateTimeOffset? CreatedAt { get; init; }

        /// <summary>When it was last set; null for now.</summary>
        public DateTimeOffset? LastUpdatedAt { get; init; }

        /// <summary>When it will be absent; null when it stays for ever.</summary>
        public DateTimeOffset? ExpiresAt { get; init; }
    }

    /// <summary>A member of a sorted list.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Name">The member.</param>
    /// <param name="Score">Its score, a finite number.</param>
    public sealed record Member(string List, string Name, double Score) : TransferLine;
}
