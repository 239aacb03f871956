using System.Text;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Configuration;

/// <summary>The part of docs/operating/configure.md that lists the settings, made from config.example.yaml.</summary>
static class SettingsPage
{
    public const string File = "docs/operating/configure.md";
    const string Begin = "<!-- settings: made from config.example.yaml by the tests, run with UPDATE_DOCS=1 -->\n";
    const string End = "<!-- end of settings -->\n";

    /// <summary>The page with its list as it must be.</summary>
    public static string Expected(string page)
    {
        var before = page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)];
        var after = page[page.IndexOf(End, StringComparison.Ordinal)..];
        return before + "\n" + List(Repository.Read("config.example.yaml")) + after;
    }

    static string List(string example)
    {
        var list = new StringBuilder();
        var sections = new Stack<(int Indent, string Name)>();
        var comment = new List<string>();
        var isTable = false;
        foreach (var line in example.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith('#'))
            {
                comment.Add(text.TrimStart('#').Trim());
                continue;
            }
            if (text.Length == 0)
            {
                comment.Clear();
                continue;
            }
            var indent = line.Length - line.TrimStart().Length;
            while (sections.Count > 0 && sections.Peek().Indent >= indent)
                sections.Pop();
            var (key, value) = text.Split(':', 2) is [var name, var rest] ? (name, rest.Trim()) : throw new FormatException(line);
            var path = string.Join('.', sections.Reverse().Select(section => section.Name).Append(key));
            if (TemplateWorker.Configuration.SettingsSchema.IsSection(path))
            {
                list.Append(isTable ? "\n" : "").Append($"### {path}\n\n{Sentence(comment)}\n\n");
                sections.Push((indent, key));
                isTable = false;
            }
            else
            {
                if (!isTable)
                    list.Append("| setting | default | |\n| --- | --- | --- |\n");
                list.Append($"| `{path}` | {(value.Length == 0 ? "" : $"`{value}`")} | {Sentence(comment).Replace("|", "\\|")} |\n");
                isTable = true;
            }
            comment.Clear();
        }
        return list.Append('\n').ToString();
    }

    static string Sentence(IEnumerable<string> comment) => string.Join(' ', comment);
}
