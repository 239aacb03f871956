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

    readonly TemporaryFolder _folder = new();
    readonly SemaphoreSlim _gate = new(1);
    EmbeddedPostgres? _postgres;
    string? _missing;
    bool _isTemplateReady;
    int _databases;

    public async ValueTask InitializeAsync()
    {
        try
        {
            _postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataDirectory = _folder.Combine("postgres") },
                NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        }
        catch (EmbeddedPostgresException exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            _missing = exception.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _folder.Dispose();
        _gate.Dispose();
    }

    /// <summary>The server; databases of its own should be asked for with <see cref="CreateDatabaseAsync"/>.</summary>
    public EmbeddedPostgres Server
    {
        get
        {
            Assert.SkipWhen(_postgres is null, _missing ?? "No PostgreSQL.");
            return _postgres;
        }
    }

    /// <summary>Makes a database that nobody else uses, with all migrations applied.</summary>
    public async Task<DatabaseConnection> CreateDatabaseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (!_isTemplateReady)
            {
                await ExecuteAsync($"CREATE DATABASE {Template}");
                await using var database = await OpenAsync(Server.Connection.WithDatabase(Template));
                await database.Migrations.ApplyAsync(CancellationToken.None);
                _isTemplateReady = true;
            }
            return await CreateAsync($"TEMPLATE {Template}");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Makes a database that nobody else uses, with nothing in it.</summary>
    public Task<DatabaseConnection> CreateEmptyDatabaseAsync() => CreateAsync("TEMPLATE template0");

    /// <summary>Makes a migrated database and opens it.</summary>
    public async Task<Database> OpenDatabaseAsync(StorageLimits? limits = null) => await OpenAsync(await CreateDatabaseAsync(), limits);

    /// <summary>Opens a database.</summary>
    public static Task<Database> OpenAsync(DatabaseConnection connection, StorageLimits? limits = null) =>
        Database.OpenAsync(
            new DatabaseOptions { Connection = connection, Limits = limits ?? StorageLimits.Default },
            NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);

    async Task<DatabaseConnection> CreateAsync(string source)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} {source}");
        return Server.Connection.WithDatabase(name);
    }

    async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(
            $"Host={System.IO.Path.Combine(Server.DataDirectory, "run")};Port={Server.Port};Username=postgres;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
