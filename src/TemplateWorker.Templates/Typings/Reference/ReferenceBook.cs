using System.Text;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Typings.Reference;

/// <summary>The reference of the SDK, as pages of Markdown made from the typings.</summary>
public static class ReferenceBook
{
    /// <summary>Name of the page that lists all others.</summary>
    public const string Contents = "README.md";

    /// <summary>Writes all pages.</summary>
    /// <param name="typings">Text of each file of the typings by its name.</param>
    /// <returns>Text of each page by its name.</returns>
    /// <exception cref="FormatException">The typings are not written the way that their reader knows.</exception>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyDictionary<string, string> typings)
    {
        var files = typings
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => (
                Name: file.Key,
                Subject: TypingReader.SubjectOf(file.Value),
                Declarations: TypingReader.Read(file.Key, file.Value)))
            .ToList();
        var all = files.SelectMany(file => file.Declarations).ToList();
        var links = new TypeLinks(all);
        var values = all
            .Where(declaration => declaration.Kind == TypingKind.Value)
            .GroupBy(declaration => declaration.Type)
            .ToDictionary(group => group.Key, group => group.First().Name);

        var pages = new Dictionary<string, string> { [Contents] = WriteContents(files) };
        foreach (var (name, subject, declarations) in files)
        {
            pages[ReferencePage.FileOf(name)] = new ReferencePage(name, subject, declarations, links, values).Write();
        }

        return pages;
    }

    static string WriteContents(List<(string Name, string Subject, IReadOnlyList<TypingDeclaration> Declarations)> files)
    {
        var text = new StringBuilder();
        text.Append("# Reference\n\n");
        text.Append("Every name that a template can use, made from the typings by `templateworker template reference`. ");
        text.Append("The [guide](../guide.md) is the place to begin.\n\n");
        text.Append("## What templates call\n\n| name | |\n| --- | --- |\n");
        foreach (var declaration in files.SelectMany(file => file.Declarations).Where(IsCalled))
        {
            var page = ReferencePage.FileOf(declaration.File);
            var anchor = ReferencePage.AnchorOf(declaration.Name);
            text.Append("| [`").Append(declaration.Name).Append("`](").Append(page).Append('#').Append(anchor).Append(") | ");
            text.Append(FirstSentence(declaration.Comment.Text)).Append(" |\n");
        }

        foreach (var (name, subject, declarations) in files)
        {
            var page = ReferencePage.FileOf(name);
            text.Append("\n## [").Append(ReferencePage.TitleOf(name)).Append("](").Append(page).Append(")\n\n");
            text.Append(subject).Append("\n\n");
            text.AppendJoin(", ", declarations.Select(declaration =>
                $"[{declaration.Name}]({page}#{ReferencePage.AnchorOf(declaration.Name)})"));
            text.Append('\n');
        }

        return text.ToString();
    }

    static bool IsCalled(TypingDeclaration declaration) =>
        declaration.Kind is TypingKind.Function or TypingKind.Value or TypingKind.Class;

    static string FirstSentence(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
