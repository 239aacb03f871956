using System.Text.Json.Nodes;

namespace TemplateWorker.Templates.Manifest;

/// <summary>One thing that a guild may set about a template.</summary>
public sealed record TemplateSetting
{
    /// <summary>Its name, as the template reads it.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of value it takes.</summary>
    public required SettingType Type { get; init; }

    /// <summary>The kind of value a list holds; null for everything but lists.</summary>
    public SettingType? Items { get; init; }

    /// <summary>What it is for. Null when not told.</summary>
    public string? Description { get; init; }

    /// <summary>The value that holds while none is given. Null when there is none.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Whether a value must be given, there being no default.</summary>
    public bool Required { get; init; }

    /// <summary>What may be chosen, where the value or a list's items are choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Least value, characters or items. Null when there is no bound.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest value, most characters or items. Null when there is no bound.</summary>
    public double? Max { get; init; }
}
