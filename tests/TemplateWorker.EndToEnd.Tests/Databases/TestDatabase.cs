using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Databases;

/// <summary>A database that nobody else uses, and what it holds by plain SQL.</summary>
/// <param name="Url">Its address with the password, as a user would configure it.</param>
sealed record TestDatabase(string Url)
{
    /// <summary>The variable that leads a program to it.</summary>
    public (string Name, string Value) Environment => ("DATABASE_URL", Url);

    public static async Task<TestDatabase> CreateAsync(PostgresFixture postgres) => await OfAsync(postgres, await postgres.CreateEmptyDatabaseAsync());

    /// <summary>The same with its schema up to date.</summary>
    public static async Task<TestDatabase> CreateMigratedAsync(PostgresFixture postgres) => await OfAsync(postgres, await postgres.CreateDatabaseAsync());

    static async Task<TestDatabase> OfAsync(PostgresFixture postgres, DatabaseConnection connection)
    {
        var name = connection.ToString().Split(' ')[^1];
        var password = (await File.ReadAllTextAsync(Path.Combine(postgres.Server.DataDirectory, "password"))).Trim();
        return new TestDatabase($"postgres://postgres:{password}@127.0.0.1:{postgres.Server.Port}/{name}");
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        var parts = new Uri(Url);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = parts.Host,
            Port = parts.Port,
            Username = "postgres",
            Password = parts.UserInfo.Split(':')[1],
            Database = parts.AbsolutePath[1..],
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
