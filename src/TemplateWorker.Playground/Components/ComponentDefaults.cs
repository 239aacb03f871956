using System.Text.Json;

namespace TemplateWorker.Playground.Components;

/// <summary>What Discord says of a component that its author left unsaid.</summary>
static class ComponentDefaults
{
    static readonly (string Name, string Value)[] OfMenus = [("min_values", "1"), ("max_values", "1")];

    static readonly Dictionary<ComponentType, (string Name, string Value)[]> ByType = new()
    {
        [ComponentType.StringSelect] = OfMenus,
        [ComponentType.UserSelect] = OfMenus,
        [ComponentType.RoleSelect] = OfMenus,
        [ComponentType.MentionableSelect] = OfMenus,
        [ComponentType.ChannelSelect] = OfMenus,
        [ComponentType.Thumbnail] = [("description", "null"), ("spoiler", "false")],
        [ComponentType.Separator] = [("divider", "true"), ("spacing", "1")],
        [ComponentType.Container] = [("accent_color", "null"), ("spoiler", "false")],
    };

    /// <summary>Writes the members that a component lacks.</summary>
    public static void Write(Utf8JsonWriter writer, JsonElement component)
    {
        foreach (var (name, value) in ByType.GetValueOrDefault(ComponentTree.TypeOf(component)) ?? [])
        {
            if (component.TryGetProperty(name, out _))
                continue;
            writer.WritePropertyName(name);
            writer.WriteRawValue(value);
        }
    }
}
