using System.Globalization;
using System.Text;

namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>Makes a scene's blocks into one shell script, so that what one sets the next one has.</summary>
static class GuideScript
{
    /// <summary>File of the scene's folder, below which the number of a block names what it printed.</summary>
    public const string Printed = "printed";

    /// <summary>Makes the script.</summary>
    /// <param name="scene">What the scene's own script does before.</param>
    /// <param name="blocks">The blocks.</param>
    public static string Of(string scene, IReadOnlyList<GuideBlock> blocks)
    {
        var script = new StringBuilder(scene).AppendLine();
        for (var number = 0; number < blocks.Count; number++)
        {
            if (blocks[number] is { Use: { Kind: not GuideUseKind.Output } use } block)
                script.AppendLine(Step(block, use, number));
        }
        return script.ToString();
    }

    static string Step(GuideBlock block, GuideUse use, int number)
    {
        var content = new StringBuilder($"guide_at='{block.Place}'\nguide_content=$(cat <<'GUIDE_END'\n{block.Text.TrimEnd('\n')}\nGUIDE_END\n)\n");
        foreach (var (text, value) in use.Replacements)
            content.Append(CultureInfo.InvariantCulture, $"guide_content=${{guide_content//{Quote(text)}/\"{value}\"}}\n");
        return content + use.Kind switch
        {
            GuideUseKind.File => $"guide_file {Quote(use.Detail)}",
            GuideUseKind.Background => $"guide_background {number} {Quote(use.Detail)}",
            _ when use.ExitCode != 0 => $"guide_fails {number} {use.ExitCode}",
            // In the scene's own shell, so that variables stay.
            _ => $"guide_printed={Printed}/{number}\neval \"$guide_content\" >{Printed}/{number} 2>&1",
        };
    }

    static string Quote(string text) => $"'{text.Replace("'", "'\\''")}'";
}
