namespace TemplateWorker.Storage.Administration;

/// <summary>A table whose rows a dump holds.</summary>
/// <param name="Name">Its name with its schema, quoted where needed.</param>
/// <param name="Columns">Its columns, in the order of the rows.</param>
/// <param name="CopyStatement">How the rows are to be copied.</param>
sealed record DumpedTable(string Name, IReadOnlyList<string> Columns, string CopyStatement)
{
    /// <summary>The name without its schema.</summary>
    public string ShortName => Name[(Name.LastIndexOf('.') + 1)..];
}
