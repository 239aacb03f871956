using System.ComponentModel.DataAnnotations;

namespace TemplateWorker.Configuration;

/// <summary>The PostgreSQL that the host starts itself when no database is configured (<c>database.embedded</c>).</summary>
public sealed record EmbeddedDatabaseSettings
{
    /// <summary>
    /// Folder of <c>initdb</c> and <c>postgres</c>. Default none: the newest installed major version from 12 on, in the
    /// usual places.
    /// </summary>
    public string? BinDir { get; init; }

    /// <summary>TCP port on loopback. Default none: a free one.</summary>
    [Range(1, 65535)]
    public int? Port { get; init; }

    /// <summary>Folder of the cluster. Default none: <c>postgres</c> in the data folder, or that of <see cref="Instance"/>.</summary>
    public string? DataDir { get; init; }

    /// <summary>
    /// Name of the instance: each has a cluster of its own, <c>postgres-NAME</c> in the data folder. 1 to 32 small letters,
    /// digits, hyphens and underscores. Default none: the one cluster without a name.
    /// </summary>
    public string? Instance { get; init; }

    /// <summary>The folder of the cluster.</summary>
    /// <param name="dataDir">The data folder.</param>
    internal string FolderIn(string dataDir) => DataDir ?? Path.Combine(dataDir, Instance is null ? "postgres" : $"postgres-{Instance}");
}
