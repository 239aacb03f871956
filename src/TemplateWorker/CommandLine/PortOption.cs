using System.CommandLine;

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
        WholeNumberOption.Create(name, "PORT", first, last, description);
}
