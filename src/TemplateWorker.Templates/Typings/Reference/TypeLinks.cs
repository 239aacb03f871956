using System.Text;
using System.Text.RegularExpressions;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Typings.Reference;

/// <summary>Where each name of the typings is explained.</summary>
/// <param name="declarations">All declarations.</param>
sealed partial class TypeLinks(IEnumerable<TypingDeclaration> declarations)
{
    readonly ILookup<string, string> _pages = declarations
        .Where(declaration => declaration.Name is not ("Snowflake" or "Timestamp"))
        .ToLookup(declaration => declaration.Name, declaration => ReferencePage.FileOf(declaration.File));

    /// <summary>Writes a type as Markdown, with links from its names to where they are explained.</summary>
    /// <param name="type">The type, as the typings write it.</param>
    /// <param name="page">The page that it is written on.</param>
    public string Link(string type, string page)
    {
        var oneLine = Spaces.Replace(type, " ").Trim();
        var result = new StringBuilder();
        var at = 0;
        foreach (Match match in Names.Matches(oneLine))
        {
            // Two modules may have the same name; the page's own goes first.
            var pages = _pages[match.Value];
            if ((pages.Contains(page) ? page : pages.FirstOrDefault()) is { } target)
            {
                result.Append(Escape(oneLine[at..match.Index]));
                result.Append('[').Append(match.Value).Append("](").Append(target == page ? "" : target);
                result.Append('#').Append(ReferencePage.AnchorOf(match.Value)).Append(')');
                at = match.Index + match.Length;
            }
        }

        return result.Append(Escape(oneLine[at..])).ToString();
    }

    static string Escape(string text) => Special.Replace(text, @"\$0");

    [GeneratedRegex(@"\s+")]
    static partial Regex Spaces { get; }

    // A word in quotes is a text, not a name.
    [GeneratedRegex("""(?<!["\w])[A-Z]\w*(?!["\w])""")]
    static partial Regex Names { get; }

    [GeneratedRegex(@"[|<>\[\]*_`{}]")]
    static partial Regex Special { get; }
}
