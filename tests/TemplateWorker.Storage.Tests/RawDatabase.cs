using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests;

/// <summary>A database as somebody else sees it: with plain SQL.</summary>
sealed class RawDatabase(DatabaseConnection target) : IAsyncDisposable
{
    readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(target.CopySettings().ConnectionString) { Pooling = false });

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>All rows, each with its columns joined by bars.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var columns = new object[reader.FieldCount];
            reader.GetValues(columns);
            rows.Add(string.Join('|', columns.Select(column => column is string[] texts ? string.Join(',', texts) : column)));
        }
        return rows;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
