using System.Text.RegularExpressions;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Demos;

/// <summary>What the guide tells a newcomer to type: the commands of two terminals, and the chat that follows.</summary>
/// <param name="First">The words of each command of the first terminal.</param>
/// <param name="Second">Those of the second.</param>
/// <param name="Chat">What alice types, and what the bot answers.</param>
sealed partial record GuideSteps(string[][] First, string[][] Second, (string Typed, string Answer)[] Chat)
{
    /// <summary>Reads them from the guide's section about the first template.</summary>
    public static GuideSteps Read()
    {
        var section = Section.Match(Repository.Read("docs/templates/guide.md")).Value;
        var commands = Commands.Matches(section).Select(block => ReadCommands(block.Groups["text"].Value)).ToArray();
        commands.Length.ShouldBe(2);
        var chat = Exchange.Matches(section).Select(said => (said.Groups["typed"].Value, said.Groups["answer"].Value)).ToArray();
        return new GuideSteps(commands[0], commands[1], chat);
    }

    // A comment begins at a number sign after a space, as in a shell.
    static string[][] ReadCommands(string block) =>
        [.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" #")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex("^## The first one, in five minutes\n.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Section { get; }

    [GeneratedRegex("^```sh\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    static partial Regex Commands { get; }

    [GeneratedRegex("^alice> (?<typed>.+)\n(?<answer>bot> .+)$", RegexOptions.Multiline)]
    static partial Regex Exchange { get; }
}
