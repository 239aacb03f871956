namespace TemplateWorker.Templates.Manifest;

/// <summary>What is set about a template is not what its manifest asks for. The message names every problem.</summary>
/// <param name="template">The template's name; empty when it does not matter.</param>
/// <param name="problems">At least one.</param>
public sealed class SettingException(string template, IReadOnlyList<string> problems)
    : Exception((template.Length == 0 ? "" : $"{template}: ") + string.Join("; ", problems))
{
    /// <summary>Every problem, the setting's name first.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
