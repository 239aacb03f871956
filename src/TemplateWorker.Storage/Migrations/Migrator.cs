using System.Diagnostics;
using System.Text;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Migrations;

/// <summary>Brings a database's schema up to date. Hosts that start together apply each migration once.</summary>
public sealed class Migrator
{
    // The advisory lock that migrations run under: "migrate!" in ASCII.
    internal const long LockKey = 0x6d69677261746521;

    const string CreateRecords =
        "CREATE TABLE IF NOT EXISTS _migrations_applied (id TEXT PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL DEFAULT now())";

    readonly DatabaseConnection _target;
    readonly IReadOnlyList<Migration> _known;
    readonly ILogger _logger;
    readonly TimeProvider _time;

    internal Migrator(DatabaseConnection target, ILoggerFactory loggers, IReadOnlyList<Migration>? known = null, TimeProvider? time = null)
    {
        _target = target;
        _known = known ?? MigrationCatalog.All;
        _logger = loggers.CreateLogger<Migrator>();
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Lists every migration, this program's in order, then those only the database knows.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MigrationException">The role may not read what was applied.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<MigrationStatus>> GetStatusAsync(CancellationToken cancellationToken) =>
        ConnectAsync(async connection => (await ReadPlanAsync(connection, cancellationToken)).Status, cancellationToken);

    /// <summary>The SQL that <see cref="ApplyAsync(CancellationToken)"/> would run now. Changes nothing.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MigrationDriftException">The database's migrations do not fit this program.</exception>
    /// <exception cref="MigrationException">The role may not read what was applied.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<string> GetPendingSqlAsync(CancellationToken cancellationToken) =>
        ConnectAsync(
            async connection =>
            {
                var plan = await ReadPlanAsync(connection, cancellationToken);
                plan.ThrowIfDrifted();
                var text = new StringBuilder();
                if (plan.Pending.Count > 0)
                    text.Append(CreateRecords).AppendLine(";").AppendLine();
                foreach (var migration in plan.Pending)
                {
                    text.Append("-- Migration ").AppendLine(migration.Id).AppendLine("BEGIN;").AppendLine(migration.Sql.TrimEnd())
                        .Append("INSERT INTO _migrations_applied (id) VALUES ('").Append(migration.Id).AppendLine("');")
                        .AppendLine("COMMIT;").AppendLine();
                }
                return text.ToString();
            },
            cancellationToken);

    /// <summary>Applies what is pending, each migration in a transaction of its own. Where nothing is, nothing more than reading is needed.</summary>
    /// <param name="cancellationToken">Gives up; the migration under way is undone.</param>
    /// <returns>The migrations that ran, in order.</returns>
    /// <exception cref="MigrationException">One failed, or the role may not migrate at all; nothing after it ran.</exception>
    /// <exception cref="MigrationDriftException">The database's migrations do not fit this program; nothing ran.</exception>
    /// <exception cref="DatabaseUnfitException">It is a standby, which takes no writes.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken) =>
        ConnectAsync<IReadOnlyList<string>>(
            async connection =>
            {
                await SupportedServer.RequireWritesAsync(_target, connection, cancellationToken);
                var plan = await ReadPlanAsync(connection, cancellationToken);
                plan.ThrowIfDrifted();
                if (plan.Pending.Count == 0)
                    return [];

                // The lock ends with the connection, whatever happens. Another host may have been quicker.
                await ExecuteAsync(connection, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
                await ExecuteAsync(connection, CreateRecords, cancellationToken);
                plan = await ReadPlanAsync(connection, cancellationToken);
                plan.ThrowIfDrifted();
                foreach (var migration in plan.Pending)
                    await ApplyAsync(connection, migration, cancellationToken);
                return [.. plan.Pending.Select(migration => migration.Id)];
            },
            cancellationToken);

    async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var statement in SqlFile.Split(migration.Sql))
        {
            try
            {
                await ExecuteAsync(connection, statement.Text, cancellationToken);
            }
            catch (PostgresException exception) when (!ConnectionFailure.Is(exception))
            {
                throw MigrationFailure.Of(migration, statement, exception);
            }
        }
        try
        {
            await connection.ExecuteAsync("INSERT INTO _migrations_applied (id) VALUES (@Id)", new { migration.Id }, transaction);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception) when (!ConnectionFailure.Is(exception))
        {
            throw MigrationFailure.Of(migration, exception);
        }
        MigrationLog.Applied(_logger, migration.Id, Stopwatch.GetElapsedTime(started));
    }

    async Task<MigrationPlan> ReadPlanAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var find = new NpgsqlCommand("SELECT to_regclass('_migrations_applied') IS NOT NULL", connection);
        var applied = new Dictionary<string, DateTimeOffset>();
        if ((bool)(await find.ExecuteScalarAsync(cancellationToken))!)
        {
            await using var command = new NpgsqlCommand("SELECT id, applied_at FROM _migrations_applied", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0), new DateTimeOffset(reader.GetDateTime(1)));
        }
        return new MigrationPlan(_known, applied);
    }

    async Task<T> ConnectAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var settings = _target.CopySettings();
        settings.Pooling = false;
        settings.ApplicationName ??= "templateworker migrations";
        // Converting a large table takes as long as it takes.
        settings.CommandTimeout = 0;
        // Which row is at fault is what an operator needs to mend it.
        settings.IncludeErrorDetail = true;
        try
        {
            await using var source = PostgresSource.Create(settings);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (NpgsqlException exception) when (ConnectionFailure.Is(exception))
        {
            throw await ServerCertificate.ExplainAsync(_target, exception, _time, cancellationToken);
        }
        catch (PostgresException exception)
        {
            throw MigrationFailure.Of(_target, exception);
        }
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
