using Npgsql;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Storage.KeyValue;

/// <summary>Reads records from rows.</summary>
static class KeyValueRows
{
    static readonly byte[] Null = "\"Null\""u8.ToArray();

    /// <summary>Reads a record whose columns start at the given one, in the order of <see cref="KeyValueSql.Columns"/>.</summary>
    public static KeyValueRecord Read(NpgsqlDataReader reader, int first, string key, IReadOnlyList<string> scopes) => new(
        reader.GetString(first),
        key,
        scopes,
        ReadValue(reader, first + 1),
        new DateTimeOffset(reader.GetDateTime(first + 2)),
        new DateTimeOffset(reader.GetDateTime(first + 3)),
        reader.IsDBNull(first + 4) ? null : new DateTimeOffset(reader.GetDateTime(first + 4)));

    public static ReadOnlyMemory<byte> ReadValue(NpgsqlDataReader reader, int column)
    {
        // Older databases may hold no value at all.
        if (reader.IsDBNull(column))
            return Null;
        try
        {
            return StoredValueForms.ToWire(reader.GetFieldValue<byte[]>(column));
        }
        catch (StoredValueException exception)
        {
            throw new KeyValueException(KeyValueProblem.BadValue, $"What is stored cannot be read: {exception.Message}", exception);
        }
    }
}
