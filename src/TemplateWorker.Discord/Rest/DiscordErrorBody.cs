using System.Net;
using System.Text;
using System.Text.Json;

namespace TemplateWorker.Discord.Rest;

/// <summary>Reads Discord's error object: <c>{code, message, errors?}</c>.</summary>
/// <param name="Code">Discord's error code; 0 for none.</param>
/// <param name="Message">Discord's sentence.</param>
readonly record struct DiscordErrorBody(int Code, string Message)
{
    const int LongestExcerpt = 2000;

    /// <summary>Reads the body of an answer; what is no error object gets the status for its sentence.</summary>
    public static DiscordErrorBody Read(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var code = document.RootElement.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number
                    && number.TryGetInt32(out var value) ? value : 0;
                if (document.RootElement.TryGetProperty("message", out var text) && text.ValueKind == JsonValueKind.String)
                    return new DiscordErrorBody(code, text.GetString()!);
                return new DiscordErrorBody(code, $"{status}.");
            }
        }
        // Text may be JSON and yet no text, as half of a surrogate pair is.
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException)
        {
            return new DiscordErrorBody(0, $"{status}, with a body that is no JSON.");
        }
        return new DiscordErrorBody(0, $"{status}.");
    }

    /// <summary>The beginning of a body, to be shown to people.</summary>
    public static string Excerpt(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestExcerpt * 4)]);
        return text.Length <= LongestExcerpt ? text : text[..LongestExcerpt];
    }
}
