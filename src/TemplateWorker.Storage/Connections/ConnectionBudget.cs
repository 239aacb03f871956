namespace TemplateWorker.Storage.Connections;

/// <summary>Whether the connections that hosts open fit into those that the server allows.</summary>
public sealed record ConnectionBudget
{
    /// <summary>Most connections of this host's pool.</summary>
    public required int Pool { get; init; }

    /// <summary>Those that a worker opens besides: the listener's.</summary>
    public int Extra { get; init; } = 1;

    /// <summary>What the server allows in all (<c>max_connections</c>).</summary>
    public required int ServerLimit { get; init; }

    /// <summary>How many of them are kept for others (<c>superuser_reserved_connections</c>, <c>reserved_connections</c>); 0 for a superuser.</summary>
    public required int Reserved { get; init; }

    /// <summary>How many clients hold at this moment, of all databases and users.</summary>
    public required int InUse { get; init; }

    /// <summary>How many of those this program's hosts hold, the one that asks included.</summary>
    public required int Ours { get; init; }

    /// <summary>What the role may have at once (<c>CONNECTION LIMIT</c>); null for no limit.</summary>
    public int? RoleLimit { get; init; }

    /// <summary>What the database may have at once (<c>CONNECTION LIMIT</c>); null for no limit.</summary>
    public int? DatabaseLimit { get; init; }

    /// <summary>What one host may open.</summary>
    public int Needed => Pool + Extra;

    /// <summary>What hosts of this program may have in all, while others keep what they have.</summary>
    public int Free => Math.Max(0, Math.Min(ServerLimit - Reserved - (InUse - Ours), Math.Min(RoleLimit ?? int.MaxValue, DatabaseLimit ?? int.MaxValue)));

    /// <summary>How many such hosts fit.</summary>
    public int HostsThatFit => Free / Needed;

    /// <summary>Whether one does.</summary>
    public bool Fits => HostsThatFit > 0;

    /// <summary>The arithmetic as a line for people.</summary>
    public string Describe()
    {
        var limits = (RoleLimit is { } role ? $", {role} to this role" : "") + (DatabaseLimit is { } database ? $", {database} to this database" : "");
        return $"a host opens up to {Pool} + {Extra} connections; the server allows {ServerLimit}{limits}, keeps {Reserved} back, " +
            $"and {InUse} are in use ({Ours} by TemplateWorker): room for {Free}, which is {HostsThatFit} such {(HostsThatFit == 1 ? "host" : "hosts")}";
    }
}
