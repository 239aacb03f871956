using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of buttons, selects and text inputs; custom ids are unique among those checked by one instance.</summary>
sealed class ControlRules
{
    const int LinkStyle = 5;
    const int PremiumStyle = 6;
    const int MostOptions = 25;
    const int MostInGroup = 10;

    readonly HashSet<string> _customIds = [];

    public void CheckButton(Form button)
    {
        var style = button.Choice("style", required: true, 1, 2, 3, 4, LinkStyle, PremiumStyle);
        var label = button.Text("label", 0, 80);
        button.Flag("disabled");
        switch (style)
        {
            case null:
                return;
            case PremiumStyle:
                button.Text("sku_id", 1, 20, required: true);
                return;
            case LinkStyle:
                CheckLink(button);
                break;
            default:
                CheckCustomId(button);
                break;
        }

        if (string.IsNullOrEmpty(label) && button.Object("emoji") is null)
            button.Errors.Add("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "Button components must have a label or emoji");
    }

    public void CheckSelect(Form select)
    {
        CheckCustomId(select);
        select.Text("placeholder", 0, 150);
        select.Flag("disabled");
        var min = select.Number("min_values", 0, MostOptions) ?? 1;
        var max = select.Number("max_values", 1, MostOptions) ?? 1;
        if (min > max)
            select.Errors.At("min_values").Add("COMPONENT_MIN_VALUES_TOO_LARGE", "min_values may not exceed max_values");
        if (ComponentTree.TypeOf(select.Element) != ComponentType.StringSelect)
            return;

        var values = new HashSet<string>();
        foreach (var option in select.List("options", 1, MostOptions, required: true) ?? [])
        {
            option.Text("label", 1, 100, required: true);
            option.Text("description", 0, 100);
            if (option.Text("value", 1, 100, required: true) is { } value && !values.Add(value))
                option.Errors.At("value").Add(
                    "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }

    public void CheckTextInput(Form input, bool needsLabel)
    {
        CheckCustomId(input);
        input.Choice("style", required: true, 1, 2);
        if (needsLabel)
            input.Text("label", 1, 45, required: true);
        input.Number("min_length", 0, 4000);
        input.Number("max_length", 1, 4000);
        input.Text("value", 0, 4000);
        input.Text("placeholder", 0, 100);
        input.Flag("required");
    }

    /// <summary>Checks a radio group or a group of checkboxes, which offer up to ten options.</summary>
    public void CheckGroup(Form group, int leastOptions)
    {
        CheckCustomId(group);
        group.Flag("required");
        group.Number("min_values", 0, MostInGroup);
        group.Number("max_values", 1, MostInGroup);
        foreach (var option in group.List("options", leastOptions, MostInGroup, required: true) ?? [])
        {
            option.Text("label", 1, 100, required: true);
            option.Text("value", 1, 100, required: true);
            option.Text("description", 0, 100);
        }
    }

    public void CheckCheckbox(Form checkbox)
    {
        CheckCustomId(checkbox);
        checkbox.Flag("default");
    }

    static void CheckLink(Form button)
    {
        if (button.Text("url", 1, 512, required: true) is { } url
            && (!Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https" or "discord")))
            button.Errors.At("url").Add("URL_TYPE_INVALID_URL", "Not a well formed URL.");
        if (button.Has("custom_id"))
            button.Errors.Add(
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
    }

    void CheckCustomId(Form control)
    {
        if (control.Text("custom_id", 1, 100, required: true) is { } customId && !_customIds.Add(customId))
            control.Errors.At("custom_id").Add(
                "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}
