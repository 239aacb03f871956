namespace TemplateWorker.Storage.KeyValue;

/// <summary>A search among a tenant's records, ordered by key (by code point), then by scopes.</summary>
public sealed class KeyValueQuery
{
    /// <summary>Keys start with this. Not together with <see cref="Like"/>.</summary>
    public string? Prefix { get; init; }

    /// <summary>Keys match this pattern of SQL's LIKE: <c>%</c> any text, <c>_</c> any character, <c>\</c> takes the next as it is.</summary>
    public string? Like { get; init; }

    /// <summary>Records have at least these scopes. None given: any.</summary>
    public IReadOnlyCollection<string>? Scopes { get; init; }

    /// <summary>Most records on the page, 1 to <see cref="StorageLimits.PageRecords"/>. None given: that many.</summary>
    public int? Limit { get; init; }

    /// <summary>Where the page before ended (<see cref="KeyValuePage.Cursor"/>). None given: from the start.</summary>
    public string? Cursor { get; init; }
}
