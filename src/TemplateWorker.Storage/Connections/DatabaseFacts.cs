namespace TemplateWorker.Storage.Connections;

/// <summary>What a server says of itself and of what this login may do.</summary>
public sealed record DatabaseFacts
{
    /// <summary>Its version as a number: 150004 is 15.4.</summary>
    public required int VersionNumber { get; init; }

    /// <summary>Its version as it writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public required bool IsTls { get; init; }

    /// <summary>The protocol, such as TLSv1.3; null without.</summary>
    public string? TlsProtocol { get; init; }

    /// <summary>Where it was asked: host and port, or the socket.</summary>
    public required string Host { get; init; }

    /// <summary>Whether it is a standby, which only answers reads.</summary>
    public required bool IsInRecovery { get; init; }

    /// <summary>Whether this login may make tables, which migrations need.</summary>
    public required bool CanCreateTables { get; init; }

    /// <summary>What its clock said …</summary>
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>… when this machine's said this, in the middle of the question.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The connections that it allows, and those of this host.</summary>
    public required ConnectionBudget Connections { get; init; }

    /// <summary>Whether the configured connection leads through a pooler that shares server connections between transactions.</summary>
    public required bool IsPooledByTransaction { get; init; }
}
