using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Makes options and arguments that take the id of a user.</summary>
static class IdOption
{
    /// <summary>Makes an option.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">What it is for.</param>
    public static Option<ulong?> Create(string name, string description) =>
        new(name) { Description = description, HelpName = "ID", CustomParser = result => Parse(result, name) };

    /// <summary>Makes an argument.</summary>
    /// <param name="name">What the help calls it.</param>
    /// <param name="description">What it is for.</param>
    public static Argument<ulong> CreateArgument(string name, string description) =>
        new(name) { Description = description, CustomParser = result => Parse(result, name) ?? 0 };

    static ulong? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
        {
            return id;
        }

        result.AddError($"{name} must be an id, digits alone as Discord shows them in developer mode, and is \"{text}\"");
        return null;
    }
}
