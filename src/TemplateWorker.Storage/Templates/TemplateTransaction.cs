using Dapper;
using Npgsql;

namespace TemplateWorker.Storage.Templates;

/// <summary>Runs statements in one transaction.</summary>
sealed class TemplateTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
{
    public Task<int> ExecuteAsync(string statement, DynamicParameters parameters) =>
        connection.ExecuteAsync(Define(statement, parameters));

    public async Task<T> ExecuteScalarAsync<T>(string statement, DynamicParameters parameters) =>
        (await connection.ExecuteScalarAsync<T>(Define(statement, parameters)))!;

    CommandDefinition Define(string statement, DynamicParameters parameters) =>
        new(statement, parameters, transaction, cancellationToken: cancellationToken);
}
