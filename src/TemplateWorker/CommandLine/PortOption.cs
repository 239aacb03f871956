using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TemplateWorker.CommandLine;

/// <summary>Makes options that take a TCP port.</summary>
static class PortOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="first">The least number it takes.</param>
    /// <param name="last">The greatest number it takes.</param>
    /// <param name="description">What it is for.</param>
    public static Option<int?> Create(string name, int first, int last, string description) =>
        new(name) { Description = description, HelpName = "PORT", CustomParser = result => Parse(result, name, first, last) };

    static int? Parse(ArgumentResult result, string name, int first, int last)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= first && port <= last)
        {
            return port;
        }

        result.AddError($"{name} must be a whole number from {first} to {last}, and is \"{text}\"");
        return null;
    }
}
