namespace TemplateWorker.Storage.Embedded;

/// <summary>The PostgreSQL that the program starts itself.</summary>
public sealed class EmbeddedPostgresOptions
{
    /// <summary>Folder of the cluster, its log and its locks; made when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Folder of <c>initdb</c> and <c>postgres</c>. Default none: the newest major from 12 on in the usual places.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>TCP port on loopback, 1 to 65535. Default none: a free one, which also is in the socket's name.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// Whether what is committed outlives a loss of power. Default true; tests give it up for speed. What is committed
    /// outlives the death of every process either way.
    /// </summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>How long the server may take to answer, recovery after a crash included. Default 60 s.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
