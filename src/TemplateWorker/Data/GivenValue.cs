using System.Text;
using System.Text.Json;
using TemplateWorker.CommandLine;
using TemplateWorker.Protocol.Values;

namespace TemplateWorker.Data;

/// <summary>Reads a value that somebody typed.</summary>
static class GivenValue
{
    /// <summary>Reads JSON as a template would store it: a text, number, boolean or null, a list, or a map whose keys are texts.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UsageException">It is not JSON, or holds what cannot be stored.</exception>
    public static StoredValue Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = StoredValueLimits.MaxDepth });
            return Of(json.RootElement);
        }
        catch (JsonException error)
        {
            throw new UsageException($"VALUE is not JSON: {error.Message} A text in JSON stands in double quotes; --text stores what is typed as it is.");
        }
    }

    /// <summary>Reads the form in which values are stored.</summary>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UsageException">It is no value of that form.</exception>
    public static StoredValue ParseStored(string text)
    {
        try
        {
            return StoredValueReader.Read(Encoding.UTF8.GetBytes(text), StoredValueForm.Stored);
        }
        catch (StoredValueException error)
        {
            throw new UsageException($"VALUE is no stored value: {error.Message} One is such as {{\"Integer\":5}}.");
        }
    }

    static StoredValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => new StoredValue.Text(json.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new StoredValue.Boolean(json.GetBoolean()),
        JsonValueKind.Number when json.TryGetInt64(out var integer) => new StoredValue.Integer(integer),
        JsonValueKind.Number when json.TryGetUInt64(out var integer) => new StoredValue.UnsignedInteger(integer),
        JsonValueKind.Number => new StoredValue.Float(json.GetDouble()),
        JsonValueKind.Array => new StoredValue.List([.. json.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => new StoredValue.Map(
            [.. json.EnumerateObject().Select(field => KeyValuePair.Create<StoredValue, StoredValue>(new StoredValue.Text(field.Name), Of(field.Value)))]),
        _ => new StoredValue.Null(),
    };
}
