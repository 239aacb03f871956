using Dapper;
using Npgsql;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Templates;

/// <summary>Runs statements about one tenant's templates in one transaction.</summary>
sealed class TemplateTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, TenantId tenant, CancellationToken cancellationToken)
{
    public Task<int> ExecuteAsync(string statement, Action<DynamicParameters>? fill = null) =>
        connection.ExecuteAsync(Define(statement, fill));

    public async Task<T> ScalarAsync<T>(string statement, Action<DynamicParameters>? fill = null) =>
        (await connection.ExecuteScalarAsync<T>(Define(statement, fill)))!;

    public Task<IEnumerable<T>> QueryAsync<T>(string statement, Action<DynamicParameters>? fill = null) =>
        connection.QueryAsync<T>(Define(statement, fill));

    CommandDefinition Define(string statement, Action<DynamicParameters>? fill)
    {
        var parameters = TemplateParameters.Of(tenant);
        fill?.Invoke(parameters);
        return new CommandDefinition(statement, parameters, transaction, cancellationToken: cancellationToken);
    }
}
