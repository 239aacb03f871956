using System.Text;
using System.Text.RegularExpressions;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Typings.Reference;

/// <summary>One page of the reference: what one file of the typings declares.</summary>
/// <param name="file">The file's name.</param>
/// <param name="subject">What the file says of itself.</param>
/// <param name="declarations">What it declares.</param>
/// <param name="links">Where names are explained.</param>
/// <param name="values">By the name of an interface, how templates reach the object that has it.</param>
sealed partial class ReferencePage(
    string file,
    string subject,
    IReadOnlyList<TypingDeclaration> declarations,
    TypeLinks links,
    IReadOnlyDictionary<string, string> values)
{
    const string Typings = ".d.ts";

    readonly string _page = FileOf(file);

    /// <summary>Name of the page for a file of the typings.</summary>
    /// <param name="file">The file's name.</param>
    public static string FileOf(string file) => file[..^Typings.Length] + ".md";

    /// <summary>The anchor that a heading gets.</summary>
    /// <param name="heading">The heading.</param>
    public static string AnchorOf(string heading) => NoAnchor.Replace(heading, "").ToLowerInvariant();

    /// <summary>The page's title.</summary>
    /// <param name="file">The file of the typings.</param>
    public static string TitleOf(string file)
    {
        var words = file[..^Typings.Length].Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Writes the page as Markdown.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append("# ").Append(TitleOf(file)).Append("\n\n").Append(subject).Append("\n\n[All names](README.md)\n");
        foreach (var declaration in declarations)
        {
            WriteDeclaration(text, declaration);
        }

        return text.ToString();
    }

    void WriteDeclaration(StringBuilder text, TypingDeclaration declaration)
    {
        text.Append("\n## ").Append(declaration.Name).Append("\n\n");
        text.Append("```ts\n").Append(declaration.Head).Append("\n```\n\n");
        WriteComment(text, declaration.Comment);
        var fields = declaration.Members.Where(member => !member.IsMethod).ToList();
        if (declaration.Bases.Count > 0 && declaration.Kind == TypingKind.Interface)
        {
            var bases = declaration.Bases.Select(name => links.Link(name, _page));
            text.Append("It also has what these have: ").AppendJoin(", ", bases).Append(".\n\n");
        }

        if (fields.Count > 0)
        {
            WriteFields(text, fields);
        }

        foreach (var methods in declaration.Members.Where(member => member.IsMethod).GroupBy(member => member.Name))
        {
            WriteMethod(text, declaration, [.. methods]);
        }

        TrimEnd(text);
    }

    static void WriteComment(StringBuilder text, TypingComment comment)
    {
        if (comment.Text.Length > 0)
        {
            text.Append(comment.Text).Append("\n\n");
        }

        foreach (var parameter in comment.Parameters)
        {
            text.Append("- `").Append(parameter.Name).Append("`: ").Append(parameter.Text).Append('\n');
        }

        if (comment.Returns is not null)
        {
            text.Append("- Returns: ").Append(comment.Returns).Append('\n');
        }

        if (comment.Parameters.Count > 0 || comment.Returns is not null)
        {
            text.Append('\n');
        }
    }

    void WriteFields(StringBuilder text, List<TypingMember> fields)
    {
        text.Append("| field | type | meaning |\n| --- | --- | --- |\n");
        foreach (var field in fields)
        {
            text.Append("| `").Append(field.Name).Append(field.IsOptional ? "?" : "").Append("` | ");
            text.Append(links.Link(field.Type, _page)).Append(" | ");
            text.Append(InOneLine(field.Comment.Text)).Append(" |\n");
        }

        text.Append('\n');
    }

    void WriteMethod(StringBuilder text, TypingDeclaration owner, IReadOnlyList<TypingMember> overloads)
    {
        var name = overloads[0].Name;
        var path = values.TryGetValue(owner.Name, out var value) ? value : owner.Name;
        var heading = name.Length == 0 ? $"{path}()" : name[0] == '[' ? $"{path}{name}" : $"{path}.{name}";
        text.Append("### ").Append(heading).Append("\n\n```ts\n");
        text.AppendJoin('\n', overloads.Select(overload => overload.Declaration)).Append("\n```\n\n");
        WriteComment(text, overloads[0].Comment);
    }

    static string InOneLine(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    static void TrimEnd(StringBuilder text)
    {
        while (text[^1] == '\n')
        {
            text.Length--;
        }

        text.Append('\n');
    }

    [GeneratedRegex(@"[^\w-]")]
    static partial Regex NoAnchor { get; }
}
