using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Administration;

/// <summary>
/// Runs an operator's work on a connection of its own, without a bound on how long a statement takes, and tells what
/// PostgreSQL refuses in words.
/// </summary>
sealed class DirectSession(DatabaseConnection target)
{
    /// <summary>Where.</summary>
    public DatabaseConnection Target => target;

    /// <summary>Runs work.</summary>
    /// <param name="what">What it is, such as "be backed up".</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<T> RunAsync<T>(string what, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var settings = target.CopySettings();
        settings.Pooling = false;
        settings.CommandTimeout = 0;
        settings.ApplicationName ??= "templateworker administration";
        try
        {
            await using var source = PostgresSource.Create(settings);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (NpgsqlException exception) when (exception is not PostgresException || ConnectionFailure.Is(exception))
        {
            throw ConnectionFailure.ToUnavailable(target, exception);
        }
        catch (PostgresException exception)
        {
            throw Refusal(what, exception);
        }
    }

    AdministrationException Refusal(string what, PostgresException exception)
    {
        var reason = exception.SqlState switch
        {
            PostgresErrorCodes.ReadOnlySqlTransaction =>
                $"the server only answers reads, as one in recovery (a standby) does. Use the one that takes writes. ({exception.MessageText})",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"the role lacks a right: {exception.MessageText}. Log in as the owner of the database, or let the owner grant it.",
            PostgresErrorCodes.DiskFull => $"{exception.MessageText}. Make room on the server's disk.",
            _ => $"{exception.MessageText} (SQLSTATE {exception.SqlState}).",
        };
        return new AdministrationException($"{target} cannot {what}: {reason}", exception);
    }
}
