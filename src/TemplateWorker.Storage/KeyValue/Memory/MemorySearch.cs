using System.Text;
using System.Text.RegularExpressions;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>A search among the records of a tenant.</summary>
sealed class MemorySearch
{
    readonly KeyValueQuery _query;
    readonly StorageLimits _limits;
    readonly int _size;
    readonly Regex? _like;
    readonly (string Key, string[] Scopes)? _after;

    /// <summary>Checks a search.</summary>
    /// <exception cref="KeyValueException">It contradicts itself or is out of bounds.</exception>
    public MemorySearch(KeyValueQuery query, StorageLimits limits, KeyValueChecks checks)
    {
        (_query, _limits) = (query, limits);
        _size = checks.CheckPageSize(query.Limit);
        if (query is { Prefix: not null, Like: not null })
            throw new KeyValueException(KeyValueProblem.BadQuery, "A search goes by prefix or by pattern, not by both.");
        if (query.Prefix is not null)
            checks.CheckPrefix(query.Prefix);
        if (query.Scopes is not null)
            checks.CheckScopes(query.Scopes);
        if (query.Like is { } like)
        {
            checks.CheckLike(like);
            _like = ToExpression(like);
        }
        _after = query.Cursor is null ? null : KeyValueCursor.Parse(query.Cursor);
    }

    /// <summary>Reads a page.</summary>
    /// <param name="records">All records in order.</param>
    public KeyValuePage Run(IEnumerable<MemoryRecord> records)
    {
        var page = new List<KeyValueRecord>();
        var bytes = 0L;
        foreach (var found in records.Where(IsAsked))
        {
            if (page.Count == _size || bytes >= _limits.PageBytes)
                return new KeyValuePage(page, KeyValueCursor.Format(page[^1]));
            page.Add(found.ToRecord());
            bytes += page[^1].Value.Length;
        }
        return new KeyValuePage(page, Cursor: null);
    }

    bool IsAsked(MemoryRecord record)
    {
        var (key, scopes) = (record.Address.Key, record.Address.ScopeArray);
        return (_query.Prefix is null || key.StartsWith(_query.Prefix, StringComparison.Ordinal))
            && (_like is null || _like.IsMatch(key))
            && (_query.Scopes is null || _query.Scopes.All(scope => scopes.Contains(scope)))
            && (_after is not var (afterKey, afterScopes) || AddressOrder.Compare(key, scopes, afterKey, afterScopes) > 0);
    }

    // An underscore stands for one character, which may be two units of UTF-16.
    static Regex ToExpression(string like)
    {
        var expression = new StringBuilder(@"\A");
        for (var i = 0; i < like.Length; i++)
        {
            expression.Append(like[i] switch
            {
                '%' => ".*",
                '_' => @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)",
                '\\' => Regex.Escape(like[++i].ToString()),
                var character => Regex.Escape(character.ToString()),
            });
        }
        return new Regex(expression.Append(@"\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
