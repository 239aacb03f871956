using System.Collections.Frozen;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Fetch;

/// <summary>Which headers templates may set.</summary>
static class FetchHeaders
{
    /// <summary>Most headers of a request.</summary>
    public const int Most = 50;

    const int LongestValue = 8 * 1024;

    // They belong to the connection or to the body, which the host makes; cookies are kept for nobody.
    static readonly FrozenSet<string> Refused = new[]
    {
        "accept-encoding", "connection", "content-length", "cookie", "expect", "host", "http2-settings", "keep-alive",
        "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Headers that another host than the one they were meant for must not see.</summary>
    public static readonly FrozenSet<string> Secret =
        new[] { "authorization", "x-api-key" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes sure that a header can be sent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="HostCallException">It cannot.</exception>
    public static void Check(string name, string value)
    {
        if (name.Length is 0 or > 100 || !name.All(IsTokenCharacter))
            throw HostCallException.Malformed($"fetch: \"{Shorten(name)}\" is no name of a header.");
        if (Refused.Contains(name))
            throw HostCallException.Malformed($"fetch: the header {name} is the host's to set.");
        if (value.Length > LongestValue || value.Any(character => character is '\r' or '\n' or '\0' || character > 126))
            throw HostCallException.Malformed($"fetch: the value of the header {name} is longer than {LongestValue} characters, or holds some that no header can.");
    }

    // RFC 9110, section 5.6.2.
    static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);

    static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
