using System.Globalization;
using System.Text.RegularExpressions;

namespace TemplateWorker.Protocol.Values;

/// <summary>Checks and normalises RFC 3339 times without parsing away their precision.</summary>
static partial class Rfc3339Time
{
    public static bool IsValid(string text) => Shape.Match(text) is { Success: true } match && IsOnTheCalendar(match);

    /// <summary>
    /// Writes the fraction in as few groups of three digits as hold it. JavaScript always writes three and the system
    /// whose databases are taken over none for a full second; so one time has one text.
    /// </summary>
    /// <param name="text">A valid time.</param>
    public static string WithShortestFraction(string text)
    {
        var match = Shape.Match(text);
        var fraction = match.Groups["fraction"];
        if (!fraction.Success)
            return text;
        var digits = fraction.Value.TrimEnd('0');
        digits = digits.PadRight((digits.Length + 2) / 3 * 3, '0');
        return string.Concat(
            text.AsSpan(0, fraction.Index - 1),
            digits.Length == 0 ? "" : ".",
            digits,
            text.AsSpan(fraction.Index + fraction.Length));
    }

    static bool IsOnTheCalendar(Match match)
    {
        // A leap second is written :60, which DateTime does not know.
        var seconds = match.Groups["second"].Value == "60" ? "59" : match.Groups["second"].Value;
        return DateTime.TryParseExact(
                $"{match.Groups["day"].Value}T{match.Groups["minute"].Value}:{seconds}", "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<minute>[0-9]{2}:[0-9]{2}):(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]{1,9}))?" +
        @"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\z",
        RegexOptions.CultureInvariant)]
    static partial Regex Shape { get; }
}
