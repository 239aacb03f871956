using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>
/// Runs work on a pooled connection. A broken connection becomes <see cref="DatabaseUnavailableException"/> and empties
/// the pool, so that after a restart of PostgreSQL one failure is the last. A server that has no room or time for the work
/// becomes the same, and keeps its connections.
/// </summary>
sealed class DatabaseSession(PostgresSource source, DatabaseConnection target)
{
    /// <summary>Runs work that may be repeated: it is, once, when the connection breaks.</summary>
    public async Task<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(work, cancellationToken);
        }
        catch (DatabaseUnavailableException exception) when (
            exception.InnerException is NpgsqlException inner && ConnectionFailure.Is(inner) && !cancellationToken.IsCancellationRequested)
        {
            return await WriteAsync(work, cancellationToken);
        }
    }

    /// <summary>Runs work that must not be repeated: nobody can tell whether a broken connection stored it.</summary>
    public async Task<T> WriteAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection, cancellationToken);
        }
        catch (NpgsqlException exception) when (ConnectionFailure.Is(exception))
        {
            source.Clear();
            throw ConnectionFailure.ToUnavailable(target, exception);
        }
        catch (NpgsqlException exception) when (ConnectionFailure.IsPassing(exception))
        {
            throw ConnectionFailure.ToUnavailable(target, exception);
        }
    }
}
