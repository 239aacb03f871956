using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Makes options that take the id of a guild.</summary>
static class GuildOption
{
    const string Name = "--guild";

    /// <summary>Makes one.</summary>
    /// <param name="description">What it is for.</param>
    public static Option<ulong?> Create(string description) =>
        new(Name) { Description = description, HelpName = "ID", CustomParser = Parse };

    static ulong? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
        {
            return id;
        }

        result.AddError($"{Name} must be a guild's id, digits alone as Discord shows them in developer mode, and is \"{text}\"");
        return null;
    }
}
