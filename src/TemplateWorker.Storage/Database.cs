using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Gateway;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Logs;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage;

/// <summary>The open database: its stores, its migrations and the news of changes. Stores may be used from many threads.</summary>
public sealed class Database : IAsyncDisposable
{
    // Statements of the stores that a connection keeps prepared; there are fewer than this.
    const int PreparedStatements = 64;

    readonly PostgresSource _source;

    Database(DatabaseOptions options, PostgresSource source, ILoggerFactory loggers, TimeProvider time)
    {
        _source = source;
        var session = new DatabaseSession(source, options.Connection);
        Connection = options.Connection;
        Direct = options.Direct ?? options.Connection;
        Limits = options.Limits;
        Migrations = new Migrator(Direct, loggers, time: time);
        KeyValues = new KeyValueStore(session, options.Limits);
        Purge = new KeyValuePurge(session, loggers, time);
        TenantStates = new TenantStateStore(session, loggers);
        Templates = new TemplateStore(session, options.Limits, time);
        GatewaySessions = new GatewaySessionStore(session);
        IdentifyTurns = new IdentifyTurnStore(session);
        TemplateLogs = new TemplateLogStore(session, options.Limits);
        Changes = new TenantChangeListener(session, Direct, loggers, time);
        Administration = new DatabaseAdministration(Direct, options, Migrations, time);
    }

    /// <summary>Where the database is; prints without a password.</summary>
    public DatabaseConnection Connection { get; }

    /// <summary>The same without a pooler that shares server connections between transactions: for whoever needs a session.</summary>
    public DatabaseConnection Direct { get; }

    /// <summary>What a tenant may store.</summary>
    public StorageLimits Limits { get; }

    /// <summary>Brings the schema up to date. Nothing else works before.</summary>
    public Migrator Migrations { get; }

    /// <summary>Keys and values of tenants.</summary>
    public KeyValueStore KeyValues { get; }

    /// <summary>Removes records whose time has passed.</summary>
    public KeyValuePurge Purge { get; }

    /// <summary>What tenants subscribe to, and who is banned.</summary>
    public TenantStateStore TenantStates { get; }

    /// <summary>Templates and their versions.</summary>
    public TemplateStore Templates { get; }

    /// <summary>Where the sessions of shards with Discord stand.</summary>
    public GatewaySessionStore GatewaySessions { get; }

    /// <summary>Who may open a session with Discord next.</summary>
    public IdentifyTurnStore IdentifyTurns { get; }

    /// <summary>What templates logged.</summary>
    public TemplateLogStore TemplateLogs { get; }

    /// <summary>News of what other hosts, and this one, changed of tenants.</summary>
    public TenantChangeListener Changes { get; }

    /// <summary>What an operator does with it.</summary>
    public DatabaseAdministration Administration { get; }

    /// <summary>Opens the database and makes sure that it answers. The schema is left as it is.</summary>
    /// <param name="options">Where it is and how to use it.</param>
    /// <param name="loggers">Where the parts log.</param>
    /// <param name="time">The clock that waits between attempts to reconnect are measured with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseConnectionException">The settings of the connection contradict each other.</exception>
    /// <exception cref="DatabaseUnavailableException">It does not answer, or refuses the login, or its certificate is not accepted.</exception>
    /// <exception cref="DatabaseUnfitException">It is older than PostgreSQL 12.</exception>
    public static async Task<Database> OpenAsync(
        DatabaseOptions options, ILoggerFactory loggers, TimeProvider time, CancellationToken cancellationToken)
    {
        DatabaseFiles.Check(options.Connection);
        var source = CreateSource(options);
        try
        {
            await using (var connection = await source.OpenConnectionAsync(cancellationToken))
                SupportedServer.Require(options.Connection, connection);
            return new Database(options, source, loggers, time);
        }
        catch (NpgsqlException exception)
        {
            await source.DisposeAsync();
            throw await ServerCertificate.ExplainAsync(options.Connection, exception, time, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DatabaseUnfitException)
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes sure that the database answers now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">It does not.</exception>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw ConnectionFailure.ToUnavailable(Connection, exception);
        }
    }

    /// <summary>Makes the pool. What the connection says itself wins.</summary>
    internal static PostgresSource CreateSource(DatabaseOptions options)
    {
        var settings = options.Connection.CopySettings();
        settings.ApplicationName ??= "templateworker";
        settings.MaxPoolSize = MostConnections(options);
        SetUnlessGiven(settings, "Timeout", (int)options.ConnectTimeout.TotalSeconds);
        SetUnlessGiven(settings, "Command Timeout", (int)options.StatementTimeout.TotalSeconds);
        settings.MaxAutoPrepare = options.IsPooledByTransaction ? 0 : PreparedStatements;
        settings.AutoPrepareMinUsages = 2;
        // No store changes the state of its session, so there is nothing to reset.
        settings.NoResetOnClose = true;
        return PostgresSource.Create(settings);
    }

    /// <summary>How many connections the pool may open. What the connection says itself wins.</summary>
    internal static int MostConnections(DatabaseOptions options)
    {
        var settings = options.Connection.CopySettings();
        return settings.ShouldSerialize("Maximum Pool Size") ? settings.MaxPoolSize : Math.Max(options.MaxConnections, settings.MinPoolSize);
    }

    static void SetUnlessGiven(NpgsqlConnectionStringBuilder settings, string name, int value)
    {
        if (!settings.ShouldSerialize(name))
            settings[name] = value;
    }

    /// <summary>Closes every connection.</summary>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
