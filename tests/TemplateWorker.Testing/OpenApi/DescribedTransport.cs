using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TemplateWorker.Testing.OpenApi;

/// <summary>
/// Passes requests on and compares what is asked and answered with Discord's description, where it is there. A request
/// that was refused may be as wrong as it likes; its refusal may not.
/// </summary>
/// <param name="inner">Carries the requests.</param>
public sealed partial class DescribedTransport(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    const string Json = "application/json";

    /// <summary>Every difference so far, with the request that it was seen at.</summary>
    public ConcurrentQueue<string> Differences { get; } = [];

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = VersionPrefix.Replace(request.RequestUri!.AbsolutePath, "");
        if (DiscordDescription.Found is not { } description || description.Find(request.Method.Method, path) is not { } operation)
            return await base.SendAsync(request, cancellationToken);

        var asked = await BodyAsync(request.Content, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answered = await BodyAsync(response.Content, cancellationToken);
        var status = (int)response.StatusCode;
        var what = $"{request.Method} {path} ({status})";
        if (response.IsSuccessStatusCode)
            Note($"{what} asks", operation.FaultsOfRequest(asked));
        // What is no JSON comes from the network in front of Discord, which the description leaves out.
        if (response.Content.Headers.ContentType?.MediaType is null or Json)
            Note($"{what} answers", operation.FaultsOfResponse(status, answered));
        return response;
    }

    void Note(string what, IEnumerable<string> faults)
    {
        foreach (var fault in faults)
            Differences.Enqueue($"{what}: {fault}");
    }

    static async Task<JsonElement?> BodyAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
            return null;
        await content.LoadIntoBufferAsync(cancellationToken);
        if (content is MultipartContent parts)
            content = parts.FirstOrDefault(part => NameOf(part.Headers) == "payload_json");
        else if (content.Headers.ContentType?.MediaType != Json)
            return null;
        var bytes = content is null ? [] : await content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return bytes.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            // Tests of refusals also send what is no JSON.
            return null;
        }
    }

    static string? NameOf(HttpContentHeaders headers) => headers.ContentDisposition?.Name?.Trim('"');

    [GeneratedRegex("^/api(/v[0-9]+)?")]
    static partial Regex VersionPrefix { get; }
}
