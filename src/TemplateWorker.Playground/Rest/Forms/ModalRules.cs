using TemplateWorker.Playground.Components;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of modals, from Discord's documentation.</summary>
static class ModalRules
{
    public static void Check(Form modal)
    {
        modal.Text("custom_id", 1, 100, required: true);
        modal.Text("title", 1, 45, required: true);
        var controls = new ControlRules();
        foreach (var component in modal.List("components", 1, 5, required: true) ?? [])
        {
            switch ((ComponentType?)component.Choice("type", required: true, 1, 10, 18))
            {
                case ComponentType.ActionRow:
                    foreach (var input in component.List("components", 1, 1, required: true) ?? [])
                    {
                        if (input.Choice("type", required: true, (int)ComponentType.TextInput) is not null)
                            controls.CheckTextInput(input, needsLabel: true);
                    }

                    break;
                case ComponentType.TextDisplay:
                    component.Text("content", 1, 4000, required: true);
                    break;
                case ComponentType.Label:
                    CheckLabel(component, controls);
                    break;
            }
        }
    }

    static void CheckLabel(Form label, ControlRules controls)
    {
        label.Text("label", 1, 45, required: true);
        label.Text("description", 0, 100);
        if (label.Object("component", required: true) is not { } control)
            return;
        switch ((ComponentType?)control.Choice("type", required: true, 3, 4, 5, 6, 7, 8, 21, 22, 23))
        {
            case null:
                break;
            case ComponentType.TextInput:
                controls.CheckTextInput(control, needsLabel: false);
                break;
            case ComponentType.RadioGroup:
                controls.CheckGroup(control, leastOptions: 2);
                break;
            case ComponentType.CheckboxGroup:
                controls.CheckGroup(control, leastOptions: 1);
                break;
            case ComponentType.Checkbox:
                controls.CheckCheckbox(control);
                break;
            default:
                controls.CheckSelect(control);
                break;
        }
    }
}
