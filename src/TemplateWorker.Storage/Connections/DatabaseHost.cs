using System.Globalization;
using System.Net;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>One of the servers that a connection names.</summary>
/// <param name="Name">Its name, its address without brackets, or the folder of its socket.</param>
/// <param name="Port">Its port.</param>
sealed record DatabaseHost(string Name, int Port)
{
    /// <summary>Whether it is reached through a socket of the file system.</summary>
    public bool IsSocket => Name.StartsWith('/');

    /// <summary>Whether what is sent to it does not leave this machine.</summary>
    public bool IsThisMachine =>
        IsSocket || Name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Name, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether it is an address to listen on (0.0.0.0, ::), to which nothing can connect.</summary>
    public bool IsUnspecified =>
        IPAddress.TryParse(Name, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));

    /// <summary>All that a connection names, in their order.</summary>
    public static IReadOnlyList<DatabaseHost> AllOf(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host))
            return [];
        return [.. settings.Host.Split(',').Select(host => Parse(host.Trim(), settings.Port))];
    }

    /// <summary>As the driver takes one of several hosts, and as people read it.</summary>
    public override string ToString() => IsSocket ? $"{Name}/.s.PGSQL.{Port}" : $"{(Name.Contains(':') ? $"[{Name}]" : Name)}:{Port}";

    static DatabaseHost Parse(string host, int port)
    {
        var mark = host.LastIndexOf(':');
        var hasPort = !host.StartsWith('/') && mark > 0 && (host.IndexOf(':', StringComparison.Ordinal) == mark || host[mark - 1] == ']')
            && int.TryParse(host.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return new DatabaseHost((hasPort ? host[..mark] : host).Trim('[', ']'), port);
    }
}
