using System.Text.RegularExpressions;

namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>
/// Reads the typings' own files, and no others: declarations of a module or of globals, each after its comment, with
/// members that end in a semicolon.
/// </summary>
public static partial class TypingReader
{
    /// <summary>Reads the declarations of one file, in order.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="FormatException">The text is not written the way that the typings are.</exception>
    public static IReadOnlyList<TypingDeclaration> Read(string file, string text)
    {
        var declarations = new List<TypingDeclaration>();
        Read(file, new TypingText(text), declarations);
        return declarations;
    }

    /// <summary>Reads what a file says of itself in its first line.</summary>
    /// <param name="text">The file's text.</param>
    public static string SubjectOf(string text) => text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('/', ' ');

    static void Read(string file, TypingText text, List<TypingDeclaration> declarations)
    {
        while (text.TryReadStatement(out var comment, out var statement, out var body))
        {
            if (Module.IsMatch(statement))
            {
                Read(file, new TypingText(body), declarations);
                continue;
            }

            if (statement.StartsWith("import ", StringComparison.Ordinal))
            {
                continue;
            }

            var match = Declaration.Match(statement);
            if (!match.Success)
            {
                throw new FormatException($"{file} declares something that the reference cannot show: {statement}");
            }

            var kind = KindOf(match.Groups["kind"].Value);
            var head = Prefix.Replace(statement, "");
            declarations.Add(new(
                file,
                kind,
                match.Groups["name"].Value,
                head,
                TypeOf(kind, head),
                kind is TypingKind.Interface or TypingKind.Class ? BasesOf(head) : [],
                MembersOf(file, body),
                comment));
        }
    }

    static TypingKind KindOf(string word) => word switch
    {
        "function" => TypingKind.Function,
        "const" => TypingKind.Value,
        "class" => TypingKind.Class,
        "interface" => TypingKind.Interface,
        _ => TypingKind.Alias,
    };

    static string TypeOf(TypingKind kind, string head) => kind switch
    {
        TypingKind.Value => head[(head.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
        TypingKind.Alias => head[(AliasSign.Match(head).Index + 2)..].Trim(),
        _ => "",
    };

    static List<string> BasesOf(string head)
    {
        var match = Bases.Match(head);
        return match.Success
            ? [.. match.Groups["names"].Value.Split(',').Select(name => TypeArguments.Replace(name, "").Trim())]
            : [];
    }

    static List<TypingMember> MembersOf(string file, string body)
    {
        var members = new List<TypingMember>();
        var text = new TypingText(body);
        while (text.TryReadMember(out var comment, out var declaration))
        {
            if (declaration.StartsWith("private ", StringComparison.Ordinal))
            {
                continue;
            }

            var match = Member.Match(declaration);
            if (!match.Success)
            {
                throw new FormatException($"{file} has a member that the reference cannot show: {declaration}");
            }

            var name = match.Groups["name"].Value;
            var isMethod = match.Groups["sign"].Value is "(" or "<";
            // An overload says what the one before it says.
            var said = comment == TypingComment.None && members.Count > 0 && members[^1].Name == name
                ? members[^1].Comment
                : comment;
            members.Add(new(
                name,
                isMethod,
                match.Groups["optional"].Success,
                isMethod ? "" : declaration[(match.Index + match.Length)..].Trim(),
                declaration,
                said));
        }

        return members;
    }

    [GeneratedRegex("""^declare module "[\w/]+"$""")]
    static partial Regex Module { get; }

    [GeneratedRegex(@"^(export |declare )?(?<kind>function|const|class|interface|type) (?<name>\w+)")]
    static partial Regex Declaration { get; }

    [GeneratedRegex(@"^(export |declare )")]
    static partial Regex Prefix { get; }

    [GeneratedRegex(@" =(?=\s)")]
    static partial Regex AliasSign { get; }

    [GeneratedRegex(@" (extends|implements)\s+(?<names>[\w\s,.]+(<[^{]*>)?)$")]
    static partial Regex Bases { get; }

    [GeneratedRegex("<.*$", RegexOptions.Singleline)]
    static partial Regex TypeArguments { get; }

    [GeneratedRegex(@"^(readonly |static )*(?<name>\w+|\[[^\]]+\])?(?<optional>\?)?\s*(?<sign>[(<:])")]
    static partial Regex Member { get; }
}
