using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Demo.Conversations;

/// <summary>
/// Reads a conversation file: <c>alice&gt; text</c> for what a member does (<see cref="ChatActionParser"/>),
/// <c>bot&gt; pattern</c> for what must follow (<see cref="LinePattern"/>); empty lines and lines that start with
/// <c>#</c> are for the reader.
/// </summary>
static class ConversationParser
{
    /// <summary>Who says the expected lines.</summary>
    public const string Bot = "bot";

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A line is not what it should be; names file and line.</exception>
    public static Conversation Parse(string file, IEnumerable<string> lines)
    {
        var turns = new List<ConversationTurn>();
        var expected = new List<LinePattern>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            var mark = line.IndexOf("> ", StringComparison.Ordinal);
            if (mark <= 0 || line[..mark].Contains(' ', StringComparison.Ordinal))
            {
                throw new FormatException($"{file}:{number}: a line is \"name> text\", \"{Bot}> text\" or a # comment");
            }

            var (who, text) = (line[..mark], line[(mark + 2)..].Trim());
            if (who != Bot)
            {
                expected = [];
                turns.Add(new ConversationTurn(who, text, ParseAction(file, number, text), expected));
            }
            else if (turns.Count > 0)
            {
                expected.Add(new LinePattern(text));
            }
            else
            {
                throw new FormatException($"{file}:{number}: the bot cannot speak before a member does");
            }
        }

        return turns.Count > 0 ? new Conversation(turns) : throw new FormatException($"{file}: no member says anything");
    }

    static ChatAction ParseAction(string file, int number, string text)
    {
        try
        {
            return ChatActionParser.Parse(text);
        }
        catch (FormatException error)
        {
            throw new FormatException($"{file}:{number}: {error.Message}", error);
        }
    }
}
