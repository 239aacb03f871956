using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests.Messages;

/// <summary>What the program says when something is wrong, found in its source: whoever adds a message need not tell this list.</summary>
static partial class PrintedMessages
{
    // Shorter ones are made of what others say.
    const int LeastWords = 3;
    const int LeastKey = 12;
    const int KeyWords = 5;

    // Where everything that is said is about what is wrong.
    static readonly string[] AllWrong =
    [
        "src/TemplateWorker/Configuration/", "src/TemplateWorker.Execution/Checks/", "src/TemplateWorker.Storage/KeyValue/Transfer/TransferReader.cs",
        "src/TemplateWorker.Templates/Capabilities/", "src/TemplateWorker.Templates/Compilation/", "src/TemplateWorker.Templates/Folders/",
        "src/TemplateWorker.Templates/Manifest/", "src/TemplateWorker.Templates/Scaffold/",
    ];

    // Said to templates, to bots in Discord's own words, and to who chats in the demo.
    static readonly string[] ToOthers =
    [
        "src/TemplateWorker.Execution/HostCalls/", "src/TemplateWorker.Playground/", "src/TemplateWorker.Sandbox/", "src/TemplateWorker.ScriptEngine/",
        "src/TemplateWorker/Demo/Chat/", "src/TemplateWorker/Demo/Conversations/",
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<SourceText> All { get; } = [.. Repository.SourceFiles("src").Where(file => !ToOthers.Any(file.StartsWith) && !file.EndsWith("Sql.cs", StringComparison.Ordinal)).SelectMany(OfFile)];

    /// <summary>The words by which a message is found on a page: the first ones that are fixed. Null where it has only words of others.</summary>
    public static string? KeyOf(SourceText message)
    {
        var words = Clause.Split(message.Text).Select(clause => clause.Trim(' ', '.', ',', '"', '\'', '(', ')', '`')).FirstOrDefault(clause => clause.Length >= LeastKey)?.Split(' ');
        return words is null ? null : Enumerable.Range(KeyWords, words.Length).Select(count => string.Join(' ', words.Take(count))).First(key => key.Length >= LeastKey);
    }

    static IEnumerable<SourceText> OfFile(string file)
    {
        var isAllWrong = AllWrong.Any(file.StartsWith);
        return SourceTextReader.Read(file).Where(text =>
            (isAllWrong || text.Calls.Any(IsOfTrouble)) && !text.Calls.Any(call => NoMessage.IsMatch(call.Name))
            && text.Text.Split(' ').Count(word => Word.IsMatch(word)) >= LeastWords);
    }

    static bool IsOfTrouble(SourceCall call) => Trouble.IsMatch(call.Name) && (call.Argument == 1 || !call.Name.StartsWith("Finding.", StringComparison.Ordinal));

    [GeneratedRegex(@"…|[:;.,](?:\s|$)|[\n(]")]
    static partial Regex Clause { get; }

    [GeneratedRegex("[a-z]{2}")]
    static partial Regex Word { get; }

    // The second argument of a finding of `doctor` is what it found, and the third what to do.
    [GeneratedRegex(@"^new (?!Format|Timeout)\w+Exception$|^new ConfigurationProblem$|AddError$|^Finding\.(?:Warning|Failed)$|^Console\.Error\.Write|^base$|^(?:PostgresUrl\.)?(?:Malformed|Unreadable|GiveUp)$")]
    static partial Regex Trouble { get; }

    // Faults of the program, which it says are faults, and what is no text for people.
    [GeneratedRegex(@"^new (?:Argument\w*|InvalidOperation|ObjectDisposed|NotSupported|Unreachable|Protocol)Exception$|Regex$|Import$|LoggerMessage$|\.Report$|^Console\.(?:Write|Out)|\.Contains$|\.StartsWith$|^new Command$|^new StringBuilder$")]
    static partial Regex NoMessage { get; }
}
