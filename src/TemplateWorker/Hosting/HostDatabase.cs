using Microsoft.Extensions.Logging;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Hosting;

/// <summary>The database that a verb works on: the configured one, or an embedded PostgreSQL that ends with the verb.</summary>
sealed class HostDatabase : IAsyncDisposable
{
    readonly EmbeddedPostgres? _embedded;

    HostDatabase(Database database, EmbeddedPostgres? embedded)
    {
        Database = database;
        _embedded = embedded;
    }

    /// <summary>The open database.</summary>
    public Database Database { get; }

    /// <summary>Where it is, for people.</summary>
    public string Description => _embedded is null
        ? $"{Database.Connection}"
        : $"embedded {Database.Connection}, data in {_embedded.DataDirectory}";

    /// <summary>What <c>--database-url</c> takes to reach an embedded one, without a password; null for a configured one.</summary>
    public string? EmbeddedAddress => _embedded?.Address;

    /// <summary>How the configured database is used; null when it is the embedded one.</summary>
    /// <exception cref="UsageException"><c>database.url</c> or <c>database.direct_url</c> cannot be read, or goes without TLS where it must not.</exception>
    public static DatabaseOptions? OptionsOf(HostSettings settings) => settings.Database.Url is not { } url
        ? null
        : OptionsOf(
            settings,
            Read("database.url", url, settings.Database),
            settings.Database.DirectUrl is { } direct ? Read("database.direct_url", direct, settings.Database) : null);

    /// <summary>The folder of the embedded database, as a full path.</summary>
    public static string EmbeddedFolderOf(HostSettings settings) => Path.GetFullPath(settings.Database.Embedded.FolderIn(settings.DataDir));

    /// <summary>Opens the database as it is, without migrations.</summary>
    /// <exception cref="UsageException"><c>database.url</c> cannot be read.</exception>
    /// <exception cref="DatabaseUnavailableException">The configured database cannot be reached.</exception>
    /// <exception cref="DatabaseUnfitException">It cannot serve as it is.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded one cannot be started.</exception>
    public static async Task<HostDatabase> OpenAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken stop)
    {
        if (OptionsOf(settings) is not { } options)
        {
            return await OpenEmbeddedAsync(settings, loggers, stop);
        }

        try
        {
            return new HostDatabase(await Database.OpenAsync(options, loggers, TimeProvider.System, stop), embedded: null);
        }
        catch (DatabaseConnectionException error)
        {
            throw new UsageException($"database.url: {error.Message}");
        }
    }

    /// <summary>Opens the database as it is where there is one; makes no embedded one.</summary>
    /// <exception cref="VerbFailedException">There is none.</exception>
    public static Task<HostDatabase> OpenExistingAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken stop) =>
        settings.Database.Url is not null || HasCluster(settings)
            ? OpenAsync(settings, loggers, stop)
            : throw new VerbFailedException($"There is no cluster in {EmbeddedFolderOf(settings)}; name its folder with --data, or a server with --database-url.");

    /// <summary>Whether an embedded database was made already.</summary>
    public static bool HasCluster(HostSettings settings) => Directory.Exists(Path.Combine(EmbeddedFolderOf(settings), "cluster"));

    /// <summary>Makes sure that its schema is up to date, for those who must not change it.</summary>
    /// <exception cref="VerbFailedException">It is not.</exception>
    /// <exception cref="MigrationDriftException">The database does not fit this program.</exception>
    public async Task RequireUpToDateAsync(CancellationToken stop)
    {
        var migrations = await Database.Migrations.GetStatusAsync(stop);
        var pending = migrations.Where(migration => migration.State != MigrationState.Applied).Select(migration => migration.Id).ToList();
        if (pending.Count > 0)
        {
            // What migrate would refuse too is refused here as it would be there.
            await Database.Migrations.GetPendingSqlAsync(stop);
            throw new VerbFailedException(
                $"{Database.Connection} is not up to date (migrations {string.Join(", ", pending)}), so its templates cannot be read. " +
                "Run `templateworker migrate` first.");
        }
    }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <exception cref="MigrationException">A migration failed.</exception>
    /// <exception cref="MigrationDriftException">The database does not fit this program.</exception>
    public static async Task<HostDatabase> OpenMigratedAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken stop)
    {
        var database = await OpenAsync(settings, loggers, stop);
        try
        {
            await database.Database.Migrations.ApplyAsync(stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    static async Task<HostDatabase> OpenEmbeddedAsync(HostSettings settings, ILoggerFactory loggers, CancellationToken stop)
    {
        var embedded = await EmbeddedPostgres.StartAsync(EmbeddedOptionsOf(settings), loggers, TimeProvider.System, stop);
        try
        {
            var options = OptionsOf(settings, embedded.Connection, direct: null);
            return new HostDatabase(await Database.OpenAsync(options, loggers, TimeProvider.System, stop), embedded);
        }
        catch
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    static EmbeddedPostgresOptions EmbeddedOptionsOf(HostSettings settings) => new()
    {
        DataDirectory = EmbeddedFolderOf(settings),
        BinDirectory = settings.Database.Embedded.BinDir,
        Port = settings.Database.Embedded.Port,
    };

    static DatabaseOptions OptionsOf(HostSettings settings, DatabaseConnection connection, DatabaseConnection? direct) => new()
    {
        Connection = connection,
        Direct = direct,
        IsPooledByTransaction = direct is not null && settings.Database.Pooler == PoolerKind.Transaction,
        MaxConnections = settings.Database.MaxConnections,
        Limits = settings.Limits.ToStorageLimits(),
        ProgramFolder = settings.Database.Embedded.BinDir,
    };

    static DatabaseConnection Read(string setting, Secret address, DatabaseSettings settings)
    {
        try
        {
            return DatabaseConnection.Parse(address.Reveal()).Protect(settings.ToTransportRules());
        }
        catch (DatabaseConnectionException error)
        {
            throw new UsageException($"{setting}: {error.Message}");
        }
    }
}
