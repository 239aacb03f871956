using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of message components, from Discord's documentation.</summary>
sealed class ComponentRules
{
    const int MostRows = 5;
    const int MostComponents = 40;
    const int MostTextCharacters = 4000;

    static readonly int[] TopLevel = [1, 9, 10, 12, 13, 14, 17];
    static readonly int[] InContainer = [1, 9, 10, 12, 13, 14];

    readonly ControlRules _controls = new();
    int _textCharacters;

    public static void Check(Form message, bool isV2)
    {
        if (message.List("components", 0, isV2 ? MostComponents : MostRows) is not { } components)
            return;

        var rules = new ComponentRules();
        foreach (var component in components)
        {
            if (isV2)
                rules.CheckV2(component, TopLevel);
            else if (component.Choice("type", required: true, 1) is not null)
                rules.CheckRow(component);
        }

        var at = message.Errors.At("components");
        if (isV2 && ComponentTree.Flatten(message.Items("components", 0, MostComponents)).Count() > MostComponents)
            at.Add("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed 40");
        if (rules._textCharacters > MostTextCharacters)
            at.Add("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Component displayable text exceeds maximum size of 4000");
    }

    void CheckV2(Form component, int[] allowed)
    {
        switch ((ComponentType?)component.Choice("type", required: true, allowed))
        {
            case ComponentType.ActionRow:
                CheckRow(component);
                break;
            case ComponentType.TextDisplay:
                CheckText(component);
                break;
            case ComponentType.Section:
                CheckSection(component);
                break;
            case ComponentType.MediaGallery:
                foreach (var item in component.List("items", 1, 10, required: true) ?? [])
                    CheckMedia(item, "media");
                break;
            case ComponentType.File:
                CheckMedia(component, "file");
                break;
            case ComponentType.Separator:
                component.Flag("divider");
                component.Choice("spacing", required: false, 1, 2);
                break;
            case ComponentType.Container:
                component.Number("accent_color", 0, 0xFFFFFF);
                foreach (var child in component.List("components", 1, MostComponents, required: true) ?? [])
                    CheckV2(child, InContainer);
                break;
        }
    }

    void CheckSection(Form section)
    {
        foreach (var text in section.List("components", 1, 3, required: true) ?? [])
        {
            if (text.Choice("type", required: true, (int)ComponentType.TextDisplay) is not null)
                CheckText(text);
        }

        if (section.Object("accessory", required: true) is not { } accessory)
            return;
        switch ((ComponentType?)accessory.Choice("type", true, (int)ComponentType.Button, (int)ComponentType.Thumbnail))
        {
            case ComponentType.Button:
                _controls.CheckButton(accessory);
                break;
            case ComponentType.Thumbnail:
                CheckMedia(accessory, "media");
                break;
        }
    }

    void CheckText(Form text) =>
        _textCharacters += text.Text("content", 1, MostTextCharacters, required: true)?.Length ?? 0;

    static void CheckMedia(Form form, string name)
    {
        form.Text("description", 0, 1024);
        form.Object(name, required: true)?.Text("url", 1, 2048, required: true);
    }

    void CheckRow(Form row)
    {
        var controls = row.List("components", 1, 5, required: true) ?? [];
        foreach (var control in controls)
        {
            switch ((ComponentType?)control.Choice("type", required: true, 2, 3, 5, 6, 7, 8))
            {
                case null:
                    break;
                case ComponentType.Button:
                    _controls.CheckButton(control);
                    break;
                default:
                    _controls.CheckSelect(control);
                    if (controls.Count > 1)
                        row.Errors.At("components").Add(
                            "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
                    break;
            }
        }
    }
}
