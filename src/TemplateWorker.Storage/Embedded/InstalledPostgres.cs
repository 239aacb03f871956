namespace TemplateWorker.Storage.Embedded;

/// <summary>The PostgreSQL that an embedded database would run on.</summary>
public static class InstalledPostgres
{
    /// <summary>Finds it, as a first start would.</summary>
    /// <param name="folder">The only folder to look in; null for the usual ones.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its version and folder, for people.</returns>
    /// <exception cref="EmbeddedPostgresException">None is there, or none that is new enough.</exception>
    public static async Task<string> DescribeAsync(string? folder, CancellationToken cancellationToken)
    {
        var found = await PostgresBinaries.FindAsync(folder, cluster: null, cancellationToken);
        return $"PostgreSQL {found.Major} in {found.Folder}";
    }
}
