using System.ComponentModel.DataAnnotations;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Configuration;

/// <summary>Where tenants' data and templates are stored (section <c>database</c>).</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// Address of a PostgreSQL 12 or later, <c>postgres://user:password@host:port/db?sslmode=verify-full</c>, also with
    /// several hosts, PostgreSQL's <c>host=… user=…</c> or Npgsql's own form. Default none: an embedded PostgreSQL is
    /// started (<see cref="Embedded"/>).
    /// </summary>
    public Secret? Url { get; init; }

    /// <summary>
    /// Most connections open at once. Default 7: with calls coalesced more bring nothing on a small server, and a
    /// server's default limit of 100 leaves room for several hosts.
    /// </summary>
    [Range(1, 1000)]
    public int MaxConnections { get; init; } = 7;

    /// <summary>How connections are protected whose address does not say so. Default none: by TLS where the server has it.</summary>
    public TransportSecurity? SslMode { get; init; }

    /// <summary>File of the authorities' certificates that the server's is checked against. Default none: the system's.</summary>
    public string? SslRootCert { get; init; }

    /// <summary>Hosts other than this machine that may be talked to without TLS. Default none: that is refused.</summary>
    public IReadOnlyList<string> AllowPlaintext { get; init; } = [];

    /// <summary>What kind of pooler <see cref="Url"/> leads through. Default none.</summary>
    public PoolerKind Pooler { get; init; } = PoolerKind.None;

    /// <summary>Address of the same database without the pooler, for migrations and for news of changes. Default none: <see cref="Url"/>.</summary>
    public Secret? DirectUrl { get; init; }

    /// <summary>The PostgreSQL that is started when no <see cref="Url"/> is given.</summary>
    public EmbeddedDatabaseSettings Embedded { get; init; } = new();

    /// <summary>How connections must be protected.</summary>
    internal TransportRules ToTransportRules() => new() { Mode = SslMode, RootCertificate = SslRootCert, PlaintextHosts = AllowPlaintext };
}
