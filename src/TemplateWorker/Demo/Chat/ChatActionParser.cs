using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TemplateWorker.Demo.Chat;

/// <summary>
/// Reads what a person types: <c>/tag set name:rules text:"Be kind"</c> is a slash command, <c>[Yes]</c> a click on a
/// button, <c>[Color: Red, Blue]</c> a choice in a menu, <c>(joins)</c>, <c>(reacts 👍)</c> and others in parentheses what
/// is done without words, anything else a message.
/// </summary>
static partial class ChatActionParser
{
    /// <summary>Line that makes the member join the guild.</summary>
    public const string Joining = "(joins)";

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It starts like a command and is none; the message says what is missing.</exception>
    public static ChatAction Parse(string line)
    {
        var text = line.Trim();
        if (Elsewhere.Match(text) is { Success: true } elsewhere)
        {
            return new ChatAction.In(elsewhere.Groups["channel"].Value, Parse(elsewhere.Groups["rest"].Value));
        }

        if (text.Length > 2 && text[0] == '[' && text[^1] == ']')
        {
            return new ChatAction.Click(text[1..^1].Trim());
        }

        if (text.Length > 2 && text[0] == '(' && text[^1] == ')' && ParseWordless(text[1..^1].Trim()) is { } action)
        {
            return action;
        }

        return text.StartsWith('/') ? ParseCommand(text) : new ChatAction.Say(text);
    }

    // What is in parentheses and none of these is said, parentheses included.
    static ChatAction? ParseWordless(string text)
    {
        var (verb, rest) = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
            ? (text[..space], text[(space + 1)..].Trim())
            : (text, "");
        return (verb, rest) switch
        {
            ("joins", "") => new ChatAction.Join(),
            ("leaves", "") => new ChatAction.Leave(),
            ("deletes", "") => new ChatAction.Delete(),
            ("edits", not "") => new ChatAction.Edit(Unquoted(rest)),
            ("reacts", not "") => ParseReaction(rest, isTaken: false),
            ("unreacts", not "") => ParseReaction(rest, isTaken: true),
            ("submits", not "") => new ChatAction.Submit(ParseValues(rest)),
            ("uses", not "") => ParseUse(rest),
            ("types", not "") => ParseTyping(rest),
            ("sets", not "") => ParseSetting(rest),
            ("unsets", not "") => ParseUnsetting(rest),
            _ => null,
        };
    }

    static ChatAction.React ParseReaction(string text, bool isTaken) => text.Split(" to ", 2) is [var emoji, var author]
        ? new ChatAction.React(emoji.Trim(), author.Trim(), isTaken)
        : new ChatAction.React(text, null, isTaken);

    static ChatAction.Use ParseUse(string text) => text.LastIndexOf(" on ", StringComparison.Ordinal) is > 0 and var at
        ? new ChatAction.Use(Unquoted(text[..at].Trim()), text[(at + 4)..].Trim())
        : throw new FormatException("a command of a menu is used on somebody: (uses \"Report\" on bob)");

    static ChatAction.Type ParseTyping(string text) => text.StartsWith('/') && ParseCommand(text) is { Options.Count: > 0 } command
        ? new ChatAction.Type(command, command.Options.Last().Key)
        : throw new FormatException("what is typed is a slash command with the option that is not finished: (types /tag get name:ru)");

    static ChatAction.Set ParseSetting(string text) => text.Split(' ', 2) is [var template, var values]
        ? new ChatAction.Set(template, ParseValues(values), [])
        : throw new FormatException("settings are (sets TEMPLATE name:value …)");

    static ChatAction.Set ParseUnsetting(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var template, _, ..] words
        ? new ChatAction.Set(template, new Dictionary<string, string>(), words[1..])
        : throw new FormatException("settings are taken back by their names: (unsets TEMPLATE name …)");

    static Dictionary<string, string> ParseValues(string text)
    {
        var values = new Dictionary<string, string>();
        foreach (var word in SplitWords(text))
        {
            values[TrySplitOption(word, out var name, out var value)
                ? name
                : throw new FormatException($"\"{word}\" is not name:value; a value with spaces needs quotes, name:\"…\"")] = value;
        }

        return values;
    }

    static ChatAction.Command ParseCommand(string text)
    {
        var path = new List<string>();
        var options = new Dictionary<string, string>();
        foreach (var word in SplitWords(text[1..]))
        {
            if (TrySplitOption(word, out var name, out var value))
            {
                options[name] = value;
            }
            else if (options.Count == 0)
            {
                path.Add(word);
            }
            else
            {
                throw new FormatException($"\"{word}\" is not name:value; a value with spaces needs quotes, {options.Last().Key}:\"…\"");
            }
        }

        return path.Count is > 0 and <= 3
            ? new ChatAction.Command(path, options)
            : throw new FormatException("a slash command is /name, up to two sub-command names, then name:value for each option");
    }

    static bool TrySplitOption(string word, [NotNullWhen(true)] out string? name, [NotNullWhen(true)] out string? value)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        (name, value) = colon > 0 ? (word[..colon], word[(colon + 1)..].Replace("\"", "", StringComparison.Ordinal)) : (null, null);
        return colon > 0;
    }

    static string Unquoted(string text) => text is ['"', .. var inside, '"'] ? inside : text;

    static IEnumerable<string> SplitWords(string text)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ' ' && !quoted))
            {
                if (i > start)
                {
                    yield return text[start..i];
                }

                start = i + 1;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
        }

        if (quoted)
        {
            throw new FormatException("a quote is left open");
        }
    }

    [GeneratedRegex(@"^\(in #(?<channel>\S+)\)\s+(?<rest>.+)$", RegexOptions.Singleline)]
    static partial Regex Elsewhere { get; }
}
