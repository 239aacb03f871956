using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Reads the argument of <c>fetch.request</c>, which an untrusted process wrote.</summary>
static class FetchRequestReader
{
    const int LongestUrl = 8 * 1024;

    static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Reads a request.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="longestBody">Most bytes of its body.</param>
    /// <param name="setting">Where that is set.</param>
    /// <exception cref="HostCallException">It is none, or its body is too long.</exception>
    public static FetchRequest Read(ReadOnlySpan<byte> json, int longestBody, string setting)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return Read(document.RootElement, longestBody, setting);
        }
        catch (JsonException e)
        {
            throw HostCallException.Malformed($"fetch: the request is not JSON: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            throw HostCallException.Malformed("fetch: the name of a property is not well-formed text.");
        }
    }

    static FetchRequest Read(JsonElement request, int longestBody, string setting)
    {
        var method = Text(request, "method")?.ToUpperInvariant() ?? "GET";
        if (!Methods.Contains(method))
            throw HostCallException.Malformed($"fetch: the method must be one of {string.Join(", ", Methods)}.");
        var body = ReadBody(request);
        if (body?.Length > longestBody)
            throw HostCallException.Fetch($"The body has {body.Length} bytes; a request may have {longestBody} ({setting}).", "TooLarge");
        if (body is not null && method is "GET" or "HEAD" && body?.Length > 0)
            throw HostCallException.Malformed($"fetch: a {method} request has no body.");
        return new FetchRequest(ReadUrl(request), method, ReadHeaders(request), body);
    }

    static Uri ReadUrl(JsonElement request)
    {
        var text = Text(request, "url");
        if (text is null || text.Length > LongestUrl || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.IdnHost.Length == 0)
            throw HostCallException.Malformed("fetch: 'url' must be an absolute address such as https://api.example.com/items.");
        return url;
    }

    static List<(string Name, string Value)> ReadHeaders(JsonElement request)
    {
        var headers = new List<(string, string)>();
        if (!request.TryGetProperty("headers", out var list) || list.ValueKind == JsonValueKind.Null)
            return headers;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > FetchHeaders.Most)
            throw HostCallException.Malformed($"fetch: 'headers' must be a list of at most {FetchHeaders.Most} pairs.");
        foreach (var pair in list.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair[0].ValueKind != JsonValueKind.String || pair[1].ValueKind != JsonValueKind.String)
                throw HostCallException.Malformed("fetch: a header must be a pair of name and value, both text.");
            var (name, value) = (TextOf(pair[0]), TextOf(pair[1]));
            FetchHeaders.Check(name, value);
            headers.Add((name, value));
        }
        return headers;
    }

    static byte[]? ReadBody(JsonElement request)
    {
        if (!request.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null)
            return null;
        if (body.ValueKind == JsonValueKind.Object && Text(body, "text") is { } text)
            return Encoding.UTF8.GetBytes(text);
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("base64", out var packed) && packed.ValueKind == JsonValueKind.String && packed.TryGetBytesFromBase64(out var bytes))
            return bytes;
        throw HostCallException.Malformed("fetch: 'body' must be null, {text} or {base64}.");
    }

    static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? TextOf(value) : null;

    static string TextOf(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw HostCallException.Malformed("fetch: a text is not well-formed.");
        }
    }
}
