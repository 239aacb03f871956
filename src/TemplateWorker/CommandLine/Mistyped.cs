using System.CommandLine;
using System.CommandLine.Parsing;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.CommandLine;

/// <summary>Says in one line which verb or option there is none of, and which was probably meant.</summary>
static class Mistyped
{
    const string OptionMark = "--";

    /// <summary>Explains a command line.</summary>
    /// <returns>Null when it names no verb and no option that is not there.</returns>
    public static string? Explain(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        if (verb.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var word, ..] && !IsOption(word))
        {
            return $"{VerbPath.Of(verb)} has no verb \"{word}\"{(Meant(parsed, word) is { } meant ? $"; did you mean `{VerbPath.Below(meant)}`?" : "")}";
        }

        if (FindOption(parsed) is not { } option)
        {
            return null;
        }

        var near = NearestName.Of(option, OptionsOf(verb));
        return $"{VerbPath.Of(verb)} has no option {option}{(near is null ? "" : $"; did you mean {near}?")}";
    }

    // An option that is not there is taken for an argument where there is room for one.
    static string? FindOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            return null;
        }

        var arguments = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        return parsed.UnmatchedTokens.Concat(arguments).FirstOrDefault(IsOption)?.Split('=')[0];
    }

    static bool IsOption(string text) => text.StartsWith(OptionMark, StringComparison.Ordinal);

    static IEnumerable<string> OptionsOf(Command verb)
    {
        var above = verb.Parents.OfType<Command>().FirstOrDefault();
        return verb.Options.Select(option => option.Name).Concat(above is null ? [] : RecursiveOptionsOf(above));
    }

    static IEnumerable<string> RecursiveOptionsOf(Command verb) =>
        verb.Options.Where(option => option.Recursive).Select(option => option.Name)
            .Concat(verb.Parents.OfType<Command>().SelectMany(RecursiveOptionsOf));

    // First here, then anywhere: people leave out the word before a verb that they know.
    static Command? Meant(ParseResult parsed, string word) =>
        Nearest(parsed.CommandResult.Command.Subcommands, word) ?? Nearest(AllBelow(parsed.RootCommandResult.Command), word);

    static Command? Nearest(IEnumerable<Command> verbs, string word)
    {
        var all = verbs.ToList();
        return NearestName.Of(word, all.Select(verb => verb.Name)) is { } near ? all.First(verb => verb.Name == near) : null;
    }

    static IEnumerable<Command> AllBelow(Command verb) => verb.Subcommands.Concat(verb.Subcommands.SelectMany(AllBelow));
}
