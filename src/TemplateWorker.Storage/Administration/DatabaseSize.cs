namespace TemplateWorker.Storage.Administration;

/// <summary>How large a database is.</summary>
/// <param name="Name">The database.</param>
/// <param name="Bytes">All that it takes on disk.</param>
public sealed record DatabaseSize(string Name, long Bytes);
