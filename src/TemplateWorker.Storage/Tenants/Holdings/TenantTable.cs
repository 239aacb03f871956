namespace TemplateWorker.Storage.Tenants.Holdings;

/// <summary>A table that holds something of tenants, each row with <c>owner_id</c> and <c>owner_type</c>.</summary>
/// <param name="Name">The table.</param>
/// <param name="What">What its rows are, in words.</param>
sealed record TenantTable(string Name, string What)
{
    /// <summary>Every such table, in the order in which rows can be removed. A test compares them with the catalogue.</summary>
    public static IReadOnlyList<TenantTable> All { get; } =
    [
        new("tenant_kv", "records"),
        new("tenant_sorted", "members of sorted lists"),
        new("tenant_kv_usage", "usage"),
        new("tenant_template_log", "log lines"),
        new("tenant_commands", "registered commands"),
        new("tenant_template_version", "template versions"),
        new("tenant_template", "templates"),
        new("tenant_state", "state"),
        new("global_kv", "published records"),
    ];
}
