using System.Text;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>What names exactly one record of a tenant: a key and an exact set of scopes.</summary>
public sealed class KeyValueAddress
{
    /// <summary>The scope of what is stored without naming one.</summary>
    public const string DefaultScope = "default";

    static readonly string[] DefaultScopes = [DefaultScope];
    static readonly string DefaultScopesLiteral = ToArrayLiteral(DefaultScopes);

    readonly string[] _scopes;

    /// <summary>Names a record. Scopes are sorted by code point, and naming one twice is naming it once.</summary>
    /// <param name="key">The key.</param>
    /// <param name="scopes">The scopes; none given means <see cref="DefaultScope"/> alone.</param>
    /// <exception cref="KeyValueException">The scopes are given but empty.</exception>
    public KeyValueAddress(string key, IReadOnlyCollection<string>? scopes = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = key;
        if (scopes is null)
        {
            _scopes = DefaultScopes;
            ScopesLiteral = DefaultScopesLiteral;
            return;
        }
        if (scopes.Count == 0)
            throw new KeyValueException(KeyValueProblem.BadScopes, "The list of scopes is empty; leave it out for the default scope.");
        _scopes = [.. scopes.Distinct(StringComparer.Ordinal).Order(CodePointOrder.Instance)];
        ScopesLiteral = ToArrayLiteral(_scopes);
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>The scopes, sorted, each once.</summary>
    public IReadOnlyList<string> Scopes => _scopes;

    internal string[] ScopeArray => _scopes;

    /// <summary>The scopes as PostgreSQL's text of an array, because arrays of arrays must be rectangular.</summary>
    internal string ScopesLiteral { get; }

    /// <summary>Adds the four parameters that every statement about one record starts with.</summary>
    internal void AddTo(NpgsqlParameterCollection parameters, TenantId tenant)
    {
        StatementParameters.AddTenant(parameters, tenant);
        StatementParameters.Add(parameters, Key);
        StatementParameters.Add(parameters, _scopes);
    }

    static string ToArrayLiteral(string[] scopes)
    {
        var text = new StringBuilder("{");
        foreach (var scope in scopes)
        {
            if (text.Length > 1)
                text.Append(',');
            text.Append('"').Append(scope.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        return text.Append('}').ToString();
    }
}
