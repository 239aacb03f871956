namespace TemplateWorker.Storage.Templates;

/// <summary>A template in use, without its files.</summary>
/// <param name="Active">The version that runs, or would run if it were enabled.</param>
/// <param name="IsEnabled">Whether it runs.</param>
/// <param name="Versions">How many versions are kept.</param>
public sealed record TemplateSummary(TemplateVersionSummary Active, bool IsEnabled, int Versions)
{
    /// <summary>Its name.</summary>
    public string Name => Active.Name;
}
