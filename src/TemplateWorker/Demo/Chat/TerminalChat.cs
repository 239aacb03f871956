using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Chat;

/// <summary>Lets a person chat in the playground as any of its members.</summary>
/// <param name="room">Where members act.</param>
/// <param name="view">How the bot's doings are told.</param>
/// <param name="watch">What happens in the playground.</param>
/// <param name="console">Where the person is.</param>
sealed class TerminalChat(ChatRoom room, ChatView view, WorldWatch watch, ChatConsole console)
{
    /// <summary>What can be typed.</summary>
    public const string Help = """
        What you type, alice says. Also:
          /count          a slash command; options are name:value or name:"with spaces"
          [Label]         clicks the newest button of that label; [Menu: one, two] chooses in a menu
          (reacts 👍)     to the bot's newest message; (reacts 👍 to bob) to bob's; (unreacts 👍) takes it back
          (submits name:x reason:"with spaces")   fills in the form that is open
          (uses "Report" on bob)   (edits new text)   (deletes)   (leaves)   (in #log) hello
          (types /tag get name:ru)                what the bot offers while one types
          (sets starboard channel:#starboard threshold:1)   (unsets starboard threshold)   as template set does
          {message:bob}   in an option: the id of bob's newest message; {message} that of the bot's
          /as bob         go on as another member      /members  shows who is here
          /join dave      lets somebody join           /help     shows this
        Ctrl+C stops everything; the data stays.
        """;

    // What the last line of piped input brought about needs a moment to arrive.
    static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(300);

    string _member = "alice";

    /// <summary>Chats until the input ends.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var showing = ShowAsync(ended.Token);
        while (await console.ReadAsync(_member, stop) is { } line)
        {
            try
            {
                await TakeAsync(line.Trim(), stop);
            }
            catch (Exception error) when (error is ChatException or FormatException)
            {
                console.Write($"({error.Message})");
            }
        }

        ended.CancelAfter(LastWord);
        await showing;
    }

    async Task TakeAsync(string line, CancellationToken stop)
    {
        switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case []:
                break;
            case ["/as", var name]:
                _member = room.MemberNamed(name).User.Username;
                break;
            case ["/join", var name]:
                room.Act(name, new ChatAction.Join());
                console.Write($"({name} joined)");
                break;
            case ["/members"]:
                console.Write($"({string.Join(", ", room.Members)})");
                break;
            case ["/help"]:
                console.Write(Help);
                break;
            default:
                await room.ActAsync(_member, ChatActionParser.Parse(line), stop);
                break;
        }
    }

    async Task ShowAsync(CancellationToken ended)
    {
        try
        {
            await foreach (var change in watch.Changes.ReadAllAsync(ended))
            {
                if (view.Describe(change) is { } line)
                {
                    console.Write(line.ToString());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The chat is over.
        }
    }
}
