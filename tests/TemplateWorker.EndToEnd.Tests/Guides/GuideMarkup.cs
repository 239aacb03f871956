using System.Globalization;
using System.Text.RegularExpressions;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>
/// Reads the comments that say what tests do with the blocks of a page. Readers of the page do not see them.
/// </summary>
/// <remarks>
/// <c>run: SCENE</c>, <c>run: SCENE, exit 1</c>, <c>run: SCENE, until TEXT</c>, <c>file: SCENE, PATH</c>, <c>output: SCENE</c>,
/// <c>unrun: REASON</c>; further lines <c>TEXT => VALUE</c> put a shell's words in the place of a text. A scene is a script in
/// Scenes/; what stands after its name tells scenes of the same script apart.
/// </remarks>
static partial class GuideMarkup
{
    /// <summary>Reads one.</summary>
    /// <param name="comment">What stands between the marks of the comment.</param>
    /// <returns>Null when the comment is none of these.</returns>
    public static GuideUse? Read(string comment)
    {
        var lines = comment.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || Head.Match(lines[0]) is not { Success: true } head)
            return null;
        var replacements = lines[1..].Select(line => line.Split(" => ")).Select(pair => (pair[0], pair[1])).ToArray();
        var subject = head.Groups["subject"].Value;
        if (head.Groups["kind"].Value == "unrun")
            return new GuideUse(GuideUseKind.Unrun, "", subject, 0, replacements);
        var (scene, detail) = subject.Split(", ", 2) is [var first, var second] ? (first, second) : (subject, "");
        return head.Groups["kind"].Value switch
        {
            "file" => new GuideUse(GuideUseKind.File, scene, detail, 0, replacements),
            "output" => new GuideUse(GuideUseKind.Output, scene, "", 0, replacements),
            _ when detail.StartsWith("until ", StringComparison.Ordinal) =>
                new GuideUse(GuideUseKind.Background, scene, detail["until ".Length..], 0, replacements),
            _ when detail.StartsWith("exit ", StringComparison.Ordinal) =>
                new GuideUse(GuideUseKind.Run, scene, "", int.Parse(detail["exit ".Length..], CultureInfo.InvariantCulture), replacements),
            _ => new GuideUse(GuideUseKind.Run, scene, "", 0, replacements),
        };
    }

    [GeneratedRegex("^(?<kind>run|file|output|unrun): (?<subject>.+)$")]
    static partial Regex Head { get; }
}
