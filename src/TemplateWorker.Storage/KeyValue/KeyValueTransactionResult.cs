namespace TemplateWorker.Storage.KeyValue;

/// <summary>What became of a transaction.</summary>
/// <param name="Failed">The first check that did not hold, counted from 0; none when all is done.</param>
/// <param name="Results">What each operation did, in their order; nothing when a check did not hold.</param>
public sealed record KeyValueTransactionResult(int? Failed, IReadOnlyList<KeyValueOperationResult> Results)
{
    /// <summary>Whether all was done; if not, nothing was.</summary>
    public bool IsCommitted => Failed is null;
}
