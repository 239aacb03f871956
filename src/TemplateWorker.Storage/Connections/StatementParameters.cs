using Npgsql;
using NpgsqlTypes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Connections;

/// <summary>Fills the parameters of statements, typed, so that no value is boxed and no type guessed.</summary>
static class StatementParameters
{
    public static void AddTenant(NpgsqlParameterCollection parameters, TenantId tenant)
    {
        Add(parameters, tenant.OwnerIdText);
        Add(parameters, tenant.OwnerTypeText);
    }

    public static void Add(NpgsqlParameterCollection parameters, string text) =>
        parameters.Add(new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text });

    public static void Add(NpgsqlParameterCollection parameters, string[] texts) =>
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = texts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });

    public static void Add(NpgsqlParameterCollection parameters, int number) =>
        parameters.Add(new NpgsqlParameter<int> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Integer });

    public static void Add(NpgsqlParameterCollection parameters, long number) =>
        parameters.Add(new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint });

    public static void Add(NpgsqlParameterCollection parameters, double number) =>
        parameters.Add(new NpgsqlParameter<double> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Double });

    public static void AddSeconds(NpgsqlParameterCollection parameters, TimeSpan? span) =>
        parameters.Add(new NpgsqlParameter { Value = span is { } known ? known.TotalSeconds : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });

    public static void AddJson(NpgsqlParameterCollection parameters, byte[] json) =>
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
}
