using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>Opens connections, pooled or not as the settings say. Of several hosts it takes the one that answers writes.</summary>
sealed class PostgresSource : IAsyncDisposable
{
    // How long a host is taken for what it last was. A standby that takes over is found after so long; the driver's 10 s
    // are long for callers who wait.
    const int HostRecheckSeconds = 2;

    readonly NpgsqlDataSource _owner;
    readonly NpgsqlDataSource _source;

    PostgresSource(NpgsqlDataSource owner, NpgsqlDataSource source)
    {
        _owner = owner;
        _source = source;
    }

    /// <summary>What connections are opened with, without the password.</summary>
    public string ConnectionString => _owner.ConnectionString;

    /// <summary>Makes it; nothing is opened yet.</summary>
    /// <exception cref="DatabaseConnectionException">The settings contradict each other.</exception>
    public static PostgresSource Create(NpgsqlConnectionStringBuilder settings)
    {
        var target = TargetOf(settings.TargetSessionAttributes);
        settings.TargetSessionAttributes = null;
        try
        {
            if (!settings.Host!.Contains(',', StringComparison.Ordinal))
            {
                var single = NpgsqlDataSource.Create(settings);
                return new PostgresSource(single, single);
            }
            if (!settings.ShouldSerialize("Host Recheck Seconds"))
                settings.HostRecheckSeconds = HostRecheckSeconds;
            var hosts = new NpgsqlDataSourceBuilder(settings.ConnectionString).BuildMultiHost();
            return new PostgresSource(hosts, hosts.WithTargetSession(target));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new DatabaseConnectionException("The settings of the database connection contradict each other, such as a Minimum Pool Size above its Maximum Pool Size.");
        }
    }

    public ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Lets go of all connections that wait in the pool.</summary>
    public void Clear() => _source.Clear();

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    static TargetSessionAttributes TargetOf(string? text) => text?.ToLowerInvariant() switch
    {
        "any" => TargetSessionAttributes.Any,
        "read-write" => TargetSessionAttributes.ReadWrite,
        _ => TargetSessionAttributes.Primary,
    };
}
