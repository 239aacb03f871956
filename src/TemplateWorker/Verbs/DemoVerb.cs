using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Demo;
using TemplateWorker.Demo.Chat;
using TemplateWorker.Demo.Conversations;
using TemplateWorker.Hosting;

namespace TemplateWorker.Verbs;

/// <summary><c>demo</c>: everything on this machine, to chat with or to play a scripted conversation.</summary>
static class DemoVerb
{
    const int LastPort = 65_535;
    const string ConversationFile = "conversation.txt";

    static readonly string Examples = Path.Combine(AppContext.BaseDirectory, "examples");

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var once = new Option<string[]>("--once")
        {
            Description = "Play scripted conversations, print the transcript and compare it with what the files expect (default: all of the examples).",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        // The database takes the port after it.
        var port = PortOption.Create("--port", 1, LastPort - 1, "Base of the ports: the playground's, and PostgreSQL's after it (default: free ones).");
        var verb = new Command(
            "demo",
            "Starts all of it without any account: an own PostgreSQL in the data folder (default: demo in data_dir), a playground, " +
            "the host, its sandboxes and the example templates; then lets you chat.")
        {
            once, port,
        };
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            var conversations = arguments.GetResult(once) is null ? null : ReadConversations(arguments.GetValue(once) ?? []);
            using var folder = SharedOptions.NamesData(arguments)
                ? DemoFolder.Take(settings.DataDir)
                : DemoFolder.TakeFree(Path.Combine(settings.DataDir, "demo"));
            settings = InFolder(settings, folder.Path, arguments.GetValue(port));
            return conversations is null
                ? await UntilStopped.RunAsync(() => ChatAsync(settings, arguments.GetValue(port), stop), stop)
                : await PlayAsync(settings, arguments.GetValue(port), conversations, stop);
        });
        return verb;
    }

    static async Task ChatAsync(HostSettings settings, int? port, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var stage = new DemoStage(settings, loggers);
        var whatRunsWhere = await stage.StartAsync(port ?? 0, stop);
        using var watch = stage.Playground.World.Watch();
        Console.WriteLine($"{string.Join('\n', whatRunsWhere)}\n\n{TerminalChat.Help}\n");
        var chat = new TerminalChat(new ChatRoom(stage.Playground, stage.Settings), new ChatView(stage.Playground), watch, ChatConsole.OfProcess());
        await await Task.WhenAny(chat.RunAsync(stop), stage.Running);
    }

    static async Task<int> PlayAsync(HostSettings settings, int? port, List<Conversation> conversations, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var stage = new DemoStage(Unhurried(settings), loggers);
        await stage.StartAsync(port ?? 0, stop);
        using var watch = stage.Playground.World.Watch();
        var player = new ConversationPlayer(
            new ChatRoom(stage.Playground, stage.Settings), new ChatView(stage.Playground), watch, () => stage.IsAtRest, Console.Out, TimeProvider.System);
        var code = ExitCode.Done;
        foreach (var conversation in conversations)
        {
            if (conversations.Count > 1)
            {
                await Console.Out.WriteLineAsync($"# {conversation.File}");
            }

            if (!await GoesAsExpectedAsync(conversation, player.PlayAsync(conversation, stop), stage))
            {
                code = ExitCode.Failed;
            }
        }

        return code;
    }

    static async Task<bool> GoesAsExpectedAsync(Conversation conversation, Task<IReadOnlyList<string>> playing, DemoStage stage)
    {
        if (await Task.WhenAny(playing, stage.Running) == stage.Running)
        {
            await stage.Running;
        }

        var differences = await playing;
        if (differences.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{conversation.File} went otherwise than expected; missing lines after -, unexpected ones after +:");
            await Console.Error.WriteLineAsync(string.Join('\n', differences));
        }

        return differences.Count == 0;
    }

    static List<Conversation> ReadConversations(string[] files)
    {
        try
        {
            return [.. files.Length > 0 ? files.Select(file => ReadConversation(file, file)) : ExampleFiles().Select(name => ReadConversation(name, Path.Combine(Examples, name)))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException(error.Message);
        }
    }

    static Conversation ReadConversation(string name, string path) => ConversationParser.Parse(name, File.ReadLines(path));

    // That of the small templates, then those that bring their own.
    static IEnumerable<string> ExampleFiles() => Directory.EnumerateDirectories(Examples)
        .Order(StringComparer.Ordinal)
        .Prepend(Examples)
        .Select(folder => Path.Combine(folder, ConversationFile))
        .Where(File.Exists)
        .Select(path => Path.GetRelativePath(Examples, path));

    // A script acts many times as fast as people do; held to the rates of people it would only wait.
    static HostSettings Unhurried(HostSettings settings) =>
        settings with { Limits = settings.Limits with { DiscordActionsWindowMs = 500, MessagesWindowMs = 500 } };

    // Whatever is configured, the demo keeps to its folder: it must not touch data that somebody needs.
    static HostSettings InFolder(HostSettings settings, string folder, int? port) => settings with
    {
        DataDir = folder,
        Database = settings.Database with { Url = null, Embedded = settings.Database.Embedded with { DataDir = null, Port = port + 1 } },
    };
}
