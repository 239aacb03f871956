using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Why a host call failed, as the template sees it.</summary>
/// <param name="Name">Class of the error in the template, such as <c>KeyValueError</c>.</param>
/// <param name="Message">One sentence: what is wrong.</param>
/// <param name="Code">Discord's or our own code, when there is one.</param>
/// <param name="Status">HTTP status, when there was one.</param>
public sealed record HostCallError(string Name, string Message, string? Code = null, int? Status = null)
{
    // Its reader is a JSON parser, not a web page.
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Name of the error for a call that is malformed or above a bound.</summary>
    public const string HostCall = "HostCallError";

    /// <summary>Name of the error for something that the tenant may not touch.</summary>
    public const string Permission = "PermissionError";

    /// <summary>Name of the error for what the template's manifest does not ask for.</summary>
    public const string Capability = "CapabilityError";

    /// <summary>Name of the error for a call whose dispatch ended.</summary>
    public const string Deadline = "DeadlineError";

    /// <summary>Name of the error for a call above a rate.</summary>
    public const string RateLimit = "RateLimitError";

    /// <summary>Name of the error of the key-value store.</summary>
    public const string KeyValue = "KeyValueError";

    /// <summary>Name of the error of an HTTP request.</summary>
    public const string Fetch = "FetchError";

    /// <summary>Name of the error of Discord's API.</summary>
    public const string Discord = "DiscordError";

    /// <summary>At which rate it was refused, when it was.</summary>
    public RateRefusal? Rate { get; init; }

    /// <summary>What the template's manifest lacks, when that is why.</summary>
    public string? NeededCapability { get; init; }

    /// <summary>Writes the error as UTF-8 JSON.</summary>
    public byte[] ToUtf8Json()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("name"u8, Name);
            json.WriteString("message"u8, Message);
            if (long.TryParse(Code, out var number))
                json.WriteNumber("code"u8, number);
            else if (Code is not null)
                json.WriteString("code"u8, Code);
            if (Status is { } status)
                json.WriteNumber("status"u8, status);
            if (NeededCapability is { } capability)
                json.WriteString("capability"u8, capability);
            if (Rate is { } rate)
            {
                json.WriteString("action"u8, rate.Action);
                json.WriteNumber("limit"u8, rate.Limit);
                json.WriteNumber("window"u8, rate.Window.TotalSeconds);
                json.WriteNumber("retryAfter"u8, rate.RetryAfter.TotalSeconds);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
