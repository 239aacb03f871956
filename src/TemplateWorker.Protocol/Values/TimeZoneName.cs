using System.Text.RegularExpressions;

namespace TemplateWorker.Protocol.Values;

/// <summary>
/// The shape of IANA time zone names. Whether a zone exists is for who computes with it: the list changes with every
/// release of the time zone database.
/// </summary>
static partial class TimeZoneName
{
    const int MaxLength = 64;

    public static bool IsValid(string text) => text.Length <= MaxLength && Shape.IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    static partial Regex Shape { get; }
}
