using System.Collections.Frozen;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Typings;

/// <summary>
/// Events that Discord documents and no template ever gets, because the host does not ask for them or because they belong
/// to no guild. The typings say so at each of them.
/// </summary>
public static class SilentEvents
{
    const string File = "events.d.ts";
    const string Interface = "Events";
    const string Mark = "Never comes: ";

    /// <summary>Why each of them never comes, by name: half a sentence that ends in a full stop.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = Read();

    /// <summary>What to tell the author of a template that subscribes to some of them, a sentence for each.</summary>
    /// <param name="events">The events that it subscribes to.</param>
    public static IEnumerable<string> NotesOn(IEnumerable<string> events) =>
        from name in events
        where Reasons.ContainsKey(name)
        select $"{name} never comes: {Reasons[name]}";

    static FrozenDictionary<string, string> Read() =>
        TypingReader.Read(File, SdkTypings.Files[File]).Single(declaration => declaration.Name == Interface).Members
            .Select(member => (member.Name, Text: member.Comment.Text.ReplaceLineEndings(" ")))
            .Where(member => member.Text.Contains(Mark, StringComparison.Ordinal))
            .ToFrozenDictionary(
                member => member.Name, member => member.Text[(member.Text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..], StringComparer.Ordinal);
}
