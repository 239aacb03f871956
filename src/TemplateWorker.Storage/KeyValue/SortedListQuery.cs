namespace TemplateWorker.Storage.KeyValue;

/// <summary>Which part of a sorted list is wanted.</summary>
public sealed class SortedListQuery
{
    /// <summary>How many members there are where no number is asked.</summary>
    public const int DefaultLimit = 10;

    /// <summary>Most members, 1 to <see cref="StorageLimits.PageRecords"/>. None given: <see cref="DefaultLimit"/>.</summary>
    public int? Limit { get; init; }

    /// <summary>Members to pass over first, 0 to <see cref="StorageLimits.SortedOffset"/>.</summary>
    public int Offset { get; init; }

    /// <summary>Whether the lowest come first; ranks still count from the highest.</summary>
    public bool IsAscending { get; init; }
}
