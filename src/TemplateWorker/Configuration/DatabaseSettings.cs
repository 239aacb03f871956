using System.ComponentModel.DataAnnotations;

namespace TemplateWorker.Configuration;

/// <summary>Where tenants' data and templates are stored (section <c>database</c>).</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Address of a PostgreSQL 12 or later, <c>postgres://user:password@host:port/db?sslmode=require</c> or Npgsql's
    /// own form. Default none: an embedded PostgreSQL is started (<see cref="Embedded"/>).
    /// </summary>
    public Secret? Url { get; init; }

    /// <summary>
    /// Most connections open at once. Default 7: with calls coalesced more bring nothing on a small server, and a
    /// server's default limit of 100 leaves room for several hosts.
    /// </summary>
    [Range(1, 1000)]
    public int MaxConnections { get; init; } = 7;

    /// <summary>The PostgreSQL that is started when no <see cref="Url"/> is given.</summary>
    public EmbeddedDatabaseSettings Embedded { get; init; } = new();
}
