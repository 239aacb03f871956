using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Makes options that take a whole number between two bounds.</summary>
static class WholeNumberOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="helpName">What the help calls the number.</param>
    /// <param name="first">The least number it takes.</param>
    /// <param name="last">The greatest number it takes.</param>
    /// <param name="description">What it is for.</param>
    public static Option<int?> Create(string name, string helpName, int first, int last, string description) =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => Parse(result, name, first, last) };

    static int? Parse(ArgumentResult result, string name, int first, int last)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= first && number <= last)
        {
            return number;
        }

        result.AddError($"{name} must be a whole number from {first} to {last}, and is \"{text}\"");
        return null;
    }
}
