using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Templates.Manifest;

/// <summary>What a template says about itself in <c>template.yaml</c>.</summary>
public sealed record TemplateManifest
{
    /// <summary>The file's name, in the template's folder itself.</summary>
    public const string FileName = "template.yaml";

    /// <summary>1 to 64 of a-z, 0-9, - and _; unique within a tenant.</summary>
    public required string Name { get; init; }

    /// <summary>The author's own version; shown and never interpreted. Null when not told.</summary>
    public string? Version { get; init; }

    /// <summary>What the template is for. Null when not told.</summary>
    public string? Description { get; init; }

    /// <summary>Path of the source file that runs first.</summary>
    public required string Entry { get; init; }

    /// <summary>What the template may do.</summary>
    public required CapabilitySet Capabilities { get; init; }

    /// <summary>
    /// Whether an answer that the host defers for the template is seen by the member alone. Default true.
    /// </summary>
    public bool DefersEphemerally { get; init; } = true;

    /// <summary>What a guild may set, in the order of the file.</summary>
    public IReadOnlyList<TemplateSetting> Settings { get; init; } = [];
}
