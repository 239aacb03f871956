namespace TemplateWorker.Storage.KeyValue.Transfer;

/// <summary>A table in which tenants store something of users.</summary>
/// <param name="Name">The table.</param>
/// <param name="What">What its rows are, in words.</param>
/// <param name="Condition">Which rows of it have a user's id in them: SQL about <c>held</c>, in which <c>$3</c> is the id's pattern.</param>
sealed record UserTable(string Name, string What, string Condition)
{
    /// <summary>Every such table.</summary>
    public static IReadOnlyList<UserTable> All { get; } =
    [
        new("tenant_kv", "records", @"held.key ~ $3 OR array_to_string(held.scopes, E'\n') ~ $3 OR held.value::text ~ $3"),
        new("tenant_sorted", "members of sorted lists", "held.member ~ $3 OR held.list ~ $3"),
        new("tenant_template_log", "log lines", "held.text ~ $3"),
    ];

    /// <summary>A tenant's rows that have the id; $1 and $2 are the tenant, $3 the pattern.</summary>
    public string Rows => $"SELECT to_jsonb(held)::text FROM {Name} held WHERE held.owner_id = $1 AND held.owner_type = $2 AND ({Condition})";
}
