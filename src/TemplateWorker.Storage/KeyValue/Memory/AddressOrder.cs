namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>Orders addresses by key, then by scopes, by code point.</summary>
sealed class AddressOrder : IComparer<KeyValueAddress>
{
    /// <summary>The only one.</summary>
    public static AddressOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(KeyValueAddress? x, KeyValueAddress? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Compare(x.Key, x.ScopeArray, y.Key, y.ScopeArray);
    }

    /// <summary>Compares what addresses are made of.</summary>
    public static int Compare(string key, string[] scopes, string otherKey, string[] otherScopes)
    {
        var order = CodePointOrder.Instance.Compare(key, otherKey);
        for (var i = 0; order == 0 && i < Math.Min(scopes.Length, otherScopes.Length); i++)
            order = CodePointOrder.Instance.Compare(scopes[i], otherScopes[i]);
        return order != 0 ? order : scopes.Length - otherScopes.Length;
    }
}
