using System.Text;

namespace TemplateWorker.Storage.Templates;

/// <summary>How much source a template may have: the one rule for every way of checking a template.</summary>
public static class TemplateSourceRule
{
    /// <summary>Measures a template's source: path and text of each file that is compiled to a part of the program, or is one.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="files">What the author wrote, by path. Tests and the manifest are no part of the program, so they do not count.</param>
    /// <param name="program">What runs, by path, without tests.</param>
    /// <param name="limits">What is allowed.</param>
    /// <returns>What is wrong, with the numbers and the setting; null when nothing is.</returns>
    public static string? ProblemOf(
        string name, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> program, StorageLimits limits)
    {
        var bytes = files.Where(file => IsPartOf(program, file.Key)).Sum(file => Encoding.UTF8.GetByteCount(file.Key) + Encoding.UTF8.GetByteCount(file.Value));
        return bytes <= limits.TemplateBytes
            ? null
            : $"The source of the template \"{name}\" takes {bytes} bytes; it may take {limits.TemplateBytes} (setting limits.template_kib). " +
              "Paths and texts of the program and of its JSON files count, tests and template.yaml do not.";
    }

    // A source compiles to a file with its own name.
    static bool IsPartOf(IReadOnlyDictionary<string, string> program, string source) =>
        program.ContainsKey(source) || program.ContainsKey(Path.ChangeExtension(source, ".js"));
}
