using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Testing.OpenApi;

/// <summary>One method on one path of Discord's description.</summary>
public sealed class DescribedOperation
{
    static readonly JsonElement Empty = JsonSerializer.Deserialize<JsonElement>("{}");

    readonly DiscordDescription _description;
    readonly string _method;
    readonly string[] _segments;
    readonly JsonElement _operation;

    internal DescribedOperation(DiscordDescription description, string method, string path, JsonElement operation)
    {
        _description = description;
        _method = method;
        _segments = Split(path);
        _operation = operation;
    }

    internal int Segments => _segments.Length;

    internal int OpenSegments => _segments.Count(IsOpen);

    /// <summary>What is wrong with the body of a request.</summary>
    /// <param name="body">The body, or its <c>payload_json</c>; null for none, which is as good as one without fields.</param>
    public IReadOnlyList<string> FaultsOfRequest(JsonElement? body)
    {
        var asked = body ?? Empty;
        if (_operation.TryGetProperty("requestBody", out var described))
            return Schema(described, "application/json") is { } schema
                ? SchemaCheck.FaultsOf(_description, schema, asked, isRequest: true)
                : [];
        return JsonElement.DeepEquals(asked, Empty) ? [] : ["a body, where none is described"];
    }

    /// <summary>What is wrong with an answer.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="body">Its JSON; null for none.</param>
    public IReadOnlyList<string> FaultsOfResponse(int status, JsonElement? body)
    {
        var described = _operation.GetProperty("responses");
        if (!described.TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response)
            && !described.TryGetProperty($"{status / 100}XX", out response))
            return status < 500 ? [$"status {status}, which is not described"] : [];

        var schema = Schema(_description.Resolve(response), "application/json");
        if (body is null)
            return schema is null ? [] : ["no body"];
        return schema is null
            ? [$"a body with status {status}, where none is described"]
            : SchemaCheck.FaultsOf(_description, schema.Value, body.Value, isRequest: false);
    }

    internal static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    internal bool Fits(string method, string[] segments) =>
        method.Equals(_method, StringComparison.OrdinalIgnoreCase)
        && _segments.Zip(segments).All(pair => IsOpen(pair.First) || pair.First == pair.Second);

    static bool IsOpen(string segment) => segment[0] == '{';

    static JsonElement? Schema(JsonElement bodies, string type) =>
        bodies.TryGetProperty("content", out var content)
        && content.TryGetProperty(type, out var found)
        && found.TryGetProperty("schema", out var schema)
            ? schema
            : null;
}
