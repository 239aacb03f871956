using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TemplateWorker.Templates.Capabilities;

/// <summary>
/// The host part of a capability <c>fetch:HOST</c>: one name, or <c>*.</c> and a name for everything below it. The name
/// itself is not below itself, and a name that only ends with the same letters is not either. It stands for https; <c>fetch:http://HOST</c> allows plain http
/// as well.
/// </summary>
sealed class FetchHost
{
    // RFC 1035, section 2.3.4: longest name and longest label.
    const int LongestName = 253;
    const int LongestLabel = 63;

    const string Wildcard = "*.";
    const string Plain = "http://";

    static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    readonly string _name;
    readonly bool _isWildcard;

    FetchHost(string name, bool isWildcard, bool allowsPlain) => (_name, _isWildcard, AllowsPlain) = (name, isWildcard, allowsPlain);

    /// <summary>Whether plain http is allowed too.</summary>
    public bool AllowsPlain { get; }

    /// <summary>The host as it is shown: lower case, in ASCII.</summary>
    public string Text => (AllowsPlain ? Plain : "") + (_isWildcard ? Wildcard : "") + _name;

    /// <summary>Reads the host part of a capability.</summary>
    /// <param name="text">What follows <c>fetch:</c>.</param>
    /// <param name="host">The host.</param>
    /// <param name="problem">What is wrong; null when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out FetchHost? host, [NotNullWhen(false)] out string? problem)
    {
        host = null;
        var allowsPlain = text.StartsWith(Plain, StringComparison.Ordinal);
        if (allowsPlain)
            text = text[Plain.Length..];
        var isWildcard = text.StartsWith(Wildcard, StringComparison.Ordinal);
        var name = Normalize(isWildcard ? text[Wildcard.Length..] : text);
        problem = name switch
        {
            null when text.Contains("://", StringComparison.Ordinal) => "name the host alone, without https://, which is what it stands for",
            null when text.Contains('/', StringComparison.Ordinal) => "name the host alone, without a path",
            null when text.Contains(':', StringComparison.Ordinal) => "name the host alone, without a port",
            null => "a host's name is needed, such as api.example.com or *.example.com",
            _ when !name.Contains('.', StringComparison.Ordinal) && isWildcard => "a wildcard stands for the names below a domain, such as *.example.com",
            _ => null,
        };
        if (problem is not null)
            return false;
        host = new FetchHost(name!, isWildcard, allowsPlain);
        return true;
    }

    /// <summary>Whether this stands for a host.</summary>
    /// <param name="name">The host's name, normalised.</param>
    public bool Matches(string name) => _isWildcard
        ? name.Length > _name.Length + 1 && name.EndsWith(_name, StringComparison.Ordinal) && name[^(_name.Length + 1)] == '.'
        : name == _name;

    /// <summary>The name as it is compared: lower case, in ASCII, without the dot that may end it.</summary>
    /// <param name="name">A host's name.</param>
    /// <returns>Null for what is no name.</returns>
    public static string? Normalize(string name)
    {
        try
        {
            var ascii = Idn.GetAscii(name.EndsWith('.') ? name[..^1] : name).ToLowerInvariant();
            return ascii.Length is > 0 and <= LongestName && ascii.Split('.').All(label => label.Length is > 0 and <= LongestLabel)
                ? ascii
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
