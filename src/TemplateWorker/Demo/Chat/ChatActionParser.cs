using System.Diagnostics.CodeAnalysis;

namespace TemplateWorker.Demo.Chat;

/// <summary>
/// Reads what a person types: <c>/tag set name:rules text:"Be kind"</c> is a slash command, <c>[Yes]</c> a click on a
/// button, <c>(joins)</c> the member's arrival, anything else a message.
/// </summary>
static class ChatActionParser
{
    /// <summary>Line that makes the member join the guild.</summary>
    public const string Joining = "(joins)";

    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">It starts like a command and is none; the message says what is missing.</exception>
    public static ChatAction Parse(string line)
    {
        var text = line.Trim();
        if (text == Joining)
        {
            return new ChatAction.Join();
        }

        if (text.Length > 2 && text[0] == '[' && text[^1] == ']')
        {
            return new ChatAction.Click(text[1..^1].Trim());
        }

        return text.StartsWith('/') ? ParseCommand(text) : new ChatAction.Say(text);
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
}
