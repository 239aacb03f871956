using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using Xunit;

namespace TemplateWorker.Testing;

/// <summary>
/// One real PostgreSQL for all tests of an assembly (<c>[assembly: AssemblyFixture(typeof(PostgresFixture))]</c>), and
/// a fresh database from it for whoever asks. Without PostgreSQL's programs tests are skipped, but fail where CI is set.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    const string Template = "migrated";

    readonly SemaphoreSlim _gate = new(1);
    // Made with the server: a program that some test starts of this assembly and kills asks for none and must leave none.
    TemporaryFolder? _folder;
    EmbeddedPostgres? _postgres;
    bool _isTemplateReady;
    int _databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder?.Dispose();
        _gate.Dispose();
    }

    /// <summary>The server. It starts when the first database is asked for.</summary>
    public EmbeddedPostgres Server => _postgres ?? throw new InvalidOperationException("No database was asked for yet, so there is no server.");

    /// <summary>Makes a database that nobody else uses, with all migrations applied.</summary>
    public async Task<DatabaseConnection> CreateDatabaseAsync()
    {
        var server = await StartAsync();
        await _gate.WaitAsync();
        try
        {
            if (!_isTemplateReady)
            {
                await ExecuteAsync(server, $"CREATE DATABASE {Template}");
                await using var database = await OpenAsync(server.Connection.WithDatabase(Template));
                await database.Migrations.ApplyAsync(CancellationToken.None);
                _isTemplateReady = true;
            }
        }
        finally
        {
            _gate.Release();
        }
        return await CreateAsync(server, $"TEMPLATE {Template}");
    }

    /// <summary>Makes a database that nobody else uses, with nothing in it.</summary>
    public async Task<DatabaseConnection> CreateEmptyDatabaseAsync() => await CreateAsync(await StartAsync(), "TEMPLATE template0");

    /// <summary>Runs a statement in a database as the server's owner, on a connection of its own.</summary>
    public Task ExecuteAsync(Database database, string statement) => ExecuteAsync(Server, statement, database.Connection.ToString().Split(' ')[^1]);

    /// <summary>Takes a database out of reach: what is connected loses its connection, and nobody can connect.</summary>
    /// <returns>Gives it back.</returns>
    public async Task<Func<Task>> TakeAwayAsync(Database database)
    {
        var name = database.Connection.ToString().Split(' ')[^1];
        await ExecuteAsync(Server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await ExecuteAsync(Server, $"ALTER DATABASE {name} RENAME TO {name}_away");
        return () => ExecuteAsync(Server, $"ALTER DATABASE {name}_away RENAME TO {name}");
    }

    /// <summary>Makes a migrated database and opens it.</summary>
    public async Task<Database> OpenDatabaseAsync(StorageLimits? limits = null) => await OpenAsync(await CreateDatabaseAsync(), limits);

    /// <summary>Opens a database.</summary>
    public static Task<Database> OpenAsync(DatabaseConnection connection, StorageLimits? limits = null) =>
        Database.OpenAsync(
            new DatabaseOptions { Connection = connection, Limits = limits ?? StorageLimits.Default },
            NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);

    async Task<EmbeddedPostgres> StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _folder ??= new TemporaryFolder();
            return _postgres ??= await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataDirectory = _folder.Combine("postgres"), IsDurable = false },
                NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        }
        catch (EmbeddedPostgresException exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(exception.Message);
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    async Task<DatabaseConnection> CreateAsync(EmbeddedPostgres server, string source)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(server, $"CREATE DATABASE {name} {source}");
        return server.Connection.WithDatabase(name);
    }

    static async Task ExecuteAsync(EmbeddedPostgres server, string statement, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(
            $"Host={System.IO.Path.Combine(server.DataDirectory, "run")};Port={server.Port};Username=postgres;Database={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
