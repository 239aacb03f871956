using System.Globalization;
using System.Text.RegularExpressions;

namespace TemplateWorker.Demo.Conversations;

/// <summary>
/// An expected line. <c>{*}</c> stands for any text; <c>{n}</c> for a whole number, which gets the name n where it
/// first stands and must be the same number after that; <c>{n+2}</c> for n, named before, and two. All else is literal.
/// </summary>
/// <param name="text">The line as written in the file.</param>
sealed partial class LinePattern(string text)
{
    const string NeverMatches = "(?!)";

    /// <summary>The line as written in the file.</summary>
    public override string ToString() => text;

    /// <summary>Whether <paramref name="line"/> fits. Numbers that get a name are added when it does.</summary>
    public bool Matches(string line, IDictionary<string, long> numbers)
    {
        var named = new List<(string Name, string Group)>();
        // Escaping leaves a closing brace alone, so the placeholders are found again in the escaped text.
        var regex = "^" + Placeholder.Replace(Regex.Escape(text), match => Translate(match, numbers, named)) + "$";
        var found = Regex.Match(line, regex, RegexOptions.Singleline);
        if (!found.Success)
        {
            return false;
        }

        foreach (var (name, group) in named)
        {
            numbers[name] = long.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
        }

        return true;
    }

    /// <summary>Writes numbers in place of their names; what is no name of a number stays.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, long> numbers) => Named.Replace(text, match =>
        numbers.TryGetValue(match.Groups["name"].Value, out var number)
            ? (number + AddedBy(match)).ToString(CultureInfo.InvariantCulture)
            : match.Value);

    static string Translate(Match placeholder, IDictionary<string, long> numbers, List<(string Name, string Group)> named)
    {
        var name = placeholder.Groups["name"].Value;
        if (name.Length == 0)
        {
            return ".*";
        }

        var add = AddedBy(placeholder);
        if (numbers.TryGetValue(name, out var number))
        {
            return (number + add).ToString(CultureInfo.InvariantCulture);
        }

        if (add != 0)
        {
            return NeverMatches;
        }

        if (named.Exists(one => one.Name == name))
        {
            return $@"\k<{name}>";
        }

        named.Add((name, name));
        return $@"(?<{name}>\d{{1,18}})";
    }

    static long AddedBy(Match placeholder) =>
        placeholder.Groups["add"] is { Success: true } add ? long.Parse(add.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\{(?<name>[a-z]+)(?:\+(?<add>\d+))?\}")]
    static partial Regex Named { get; }

    [GeneratedRegex(@"\\\{(?:\\\*|(?<name>[a-z]+)(?:\\\+(?<add>\d+))?)\}")]
    static partial Regex Placeholder { get; }
}
