using Npgsql;

namespace TemplateWorker.Storage.Connections;

/// <summary>What a server must be to serve.</summary>
static class SupportedServer
{
    /// <summary>The oldest major whose SQL the migrations and stores are written for.</summary>
    public const int OldestMajor = 12;

    /// <summary>Makes sure that it is not too old.</summary>
    /// <exception cref="DatabaseUnfitException">It is.</exception>
    public static void Require(DatabaseConnection target, NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestMajor)
        {
            throw new DatabaseUnfitException(
                $"{target} is PostgreSQL {connection.PostgreSqlVersion}, and {OldestMajor} is the oldest that serves. " +
                "Upgrade the server (pg_upgrade, or pg_dump into a newer one), or name another one in database.url.");
        }
    }

    /// <summary>Makes sure that it takes writes.</summary>
    /// <exception cref="DatabaseUnfitException">It is a standby.</exception>
    public static async Task RequireWritesAsync(DatabaseConnection target, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_is_in_recovery()", connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellationToken))!)
        {
            throw new DatabaseUnfitException(
                $"{target} is a standby: it is in recovery and only answers reads. " +
                "Name the server that takes writes in database.url, or all of them (postgres://user@one,two/db), of which that one is taken.");
        }
    }
}
