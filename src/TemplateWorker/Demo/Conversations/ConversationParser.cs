using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Demo.Conversations;

/// <summary>
/// Reads a conversation file: <c>alice&gt; text</c> for what a member does (<see cref="ChatActionParser"/>),
/// <c>alice,bob&gt; text</c> for what several do, <c>bot&gt; pattern</c> for what must follow (<see cref="LinePattern"/>),
/// <c>bot~&gt; pattern</c> where such lines may come in any order, <c>playground&gt; pattern</c> for what a member is
/// refused; empty lines and lines that start with <c>#</c> are for the reader.
/// </summary>
static class ConversationParser
{
    /// <summary>Whose lines tell what the bot does.</summary>
    public const string Bot = "bot";

    /// <summary>Whose lines tell a member what cannot be done.</summary>
    public const string Refusal = "playground";

    const char AnyOrder = '~';

    /// <summary>Reads a whole file.</summary>
    /// <param name="file">Its name, for errors.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A line is not what it should be; names file and line.</exception>
    public static Conversation Parse(string file, IEnumerable<string> lines)
    {
        var turns = new List<ConversationTurn>();
        var expected = new List<ExpectedLine>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
            {
                continue;
            }

            try
            {
                var (who, text) = Split(line);
                if (ReadExpected(who, text) is not { } answer)
                {
                    expected = [];
                    turns.Add(new ConversationTurn(ReadMembers(who), text, ChatActionParser.Parse(text), expected));
                }
                else if (turns.Count > 0)
                {
                    expected.Add(answer);
                }
                else
                {
                    throw new FormatException($"the {answer.Who} cannot speak before a member does");
                }
            }
            catch (FormatException error)
            {
                throw new FormatException($"{file}:{number}: {error.Message}", error);
            }
        }

        return turns.Count > 0 ? new Conversation(file, turns) : throw new FormatException($"{file}: no member says anything");
    }

    static (string Who, string Text) Split(string line)
    {
        var mark = line.IndexOf("> ", StringComparison.Ordinal);
        return mark > 0 && !line[..mark].Contains(' ', StringComparison.Ordinal)
            ? (line[..mark], line[(mark + 2)..].Trim())
            : throw new FormatException($"a line is \"name> text\", \"{Bot}> text\", \"{Refusal}> text\" or a # comment");
    }

    static ExpectedLine? ReadExpected(string who, string text) => who.TrimEnd(AnyOrder) is Bot or Refusal
        ? new ExpectedLine(who.TrimEnd(AnyOrder), new LinePattern(text), who.EndsWith(AnyOrder))
        : null;

    static string[] ReadMembers(string who) => who.Split(',') is var members && Array.TrueForAll(members, IsName)
        ? members
        : throw new FormatException($"\"{who}\" is not who acts; that is a name, or several with commas between: alice,bob");

    static bool IsName(string member) => member.Length > 0 && !member.EndsWith(AnyOrder) && member is not (Bot or Refusal);
}
