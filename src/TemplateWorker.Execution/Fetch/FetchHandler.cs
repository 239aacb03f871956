using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.Fetch;

/// <summary>HTTP requests of templates.</summary>
/// <param name="client">Sends them.</param>
/// <param name="limits">How long their bodies may be.</param>
sealed class FetchHandler(FetchClient client, LimitSettings limits)
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) =>
        // Which capability is needed depends on the host, so the policy asks.
        methods.Add("fetch.request", capability: null, RateClass.Fetch, Request);

    ValueTask<ReadOnlyMemory<byte>> Request(HostCall call, ref ArgumentReader arguments)
    {
        var request = FetchRequestReader.Read(
            arguments.Object("request"), limits.FetchRequestKib * 1024, LimitTable.KeyOf(nameof(limits.FetchRequestKib)));
        arguments.End();
        EgressPolicy.Check(call.Template.Capabilities, request.Url);
        return AnswerAsync(call, request);
    }

    async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(HostCall call, FetchRequest request)
    {
        var response = await client.SendAsync(request, call.Template.Capabilities, call.CancellationToken).ConfigureAwait(false);
        var buffer = new ArrayBufferWriter<byte>((response.Body.Length * 4 / 3) + 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("url"u8, response.Url.AbsoluteUri);
            json.WriteNumber("status"u8, response.Status);
            json.WriteString("statusText"u8, response.StatusText);
            json.WriteStartArray("headers"u8);
            foreach (var (name, value) in response.Headers)
            {
                json.WriteStartArray();
                json.WriteStringValue(name);
                json.WriteStringValue(value);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteBase64String("body"u8, response.Body.Span);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
