using System.Globalization;
using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>The hosts and ports of a URL or of libpq's settings, which may name several of each, as they are read.</summary>
sealed class HostList
{
    string[] _names = [];
    int?[] _ports = [];

    /// <summary>Reads <c>host:port,host:port</c>; each part may be missing.</summary>
    public void ReadAddresses(string text)
    {
        var addresses = text.Length == 0 ? [] : text.Split(',').Select(ReadAddress).ToList();
        _names = [.. addresses.Select(address => address.Name)];
        _ports = [.. addresses.Select(address => address.Port)];
    }

    /// <summary>Reads <c>host,host</c> in place of those that are known.</summary>
    public void ReadNames(string text) => _names = text.Split(',');

    /// <summary>Reads <c>port,port</c>, or the port of all.</summary>
    public void ReadPorts(string text) => _ports = [.. text.Split(',').Select(port => (int?)ReadPort(port))];

    /// <summary>Hands them to the driver.</summary>
    public void AddTo(NpgsqlConnectionStringBuilder settings)
    {
        if (_ports.Length > 1 && _ports.Length != _names.Length)
            throw PostgresUrl.Malformed("as many ports as hosts, or one for all");
        if (_names.Length == 1 && _names[0].Length > 0)
            settings.Host = _names[0];
        if (_names.Length <= 1 && _ports.Length == 1 && _ports[0] is { } port)
            settings.Port = port;
        if (_names.Length <= 1)
            return;
        if (_names.Contains(""))
            throw PostgresUrl.Malformed("a name for each host");
        settings.Host = string.Join(',', _names.Select((name, place) => NameForDriver(name, PortOf(place))));
        settings.Port = PortOf(0);
    }

    // The driver looks for a port behind no socket's folder, and takes that of all hosts there.
    static string NameForDriver(string name, int port) => name.StartsWith('/') ? name : new DatabaseHost(name, port).ToString();

    int PortOf(int place) => (_ports.Length == 1 ? _ports[0] : _ports.ElementAtOrDefault(place)) ?? NpgsqlConnection.DefaultPort;

    static (string Name, int? Port) ReadAddress(string address)
    {
        if (address.StartsWith('[') && !address.Contains(']'))
            throw PostgresUrl.Malformed("an IPv6 address within brackets");
        var mark = address.StartsWith('[') ? address.IndexOf("]:", StringComparison.Ordinal) + 1 : address.IndexOf(':', StringComparison.Ordinal);
        var hasPort = mark > 0 || address.StartsWith(':');
        var name = PostgresUrl.Decode(hasPort ? address[..mark] : address).Trim('[', ']');
        return (name, hasPort ? ReadPort(address[(mark + 1)..]) : null);
    }

    static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw PostgresUrl.Malformed("a port from 1 to 65535");
}
