using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of command options, from Discord's documentation.</summary>
static class OptionRules
{
    const int MostOptions = 25;
    const int MostChoices = 25;

    const int TopLevel = 0;
    const int InGroup = 1;
    const int InSubCommand = 2;

    public static void Check(Form command) => Check(command, TopLevel);

    static void Check(Form parent, int depth)
    {
        if (parent.List("options", 0, MostOptions) is not { } options)
            return;

        var names = new HashSet<string>();
        bool sawOptional = false, sawSubCommand = false, sawValue = false;
        foreach (var option in options)
        {
            if (option.Choice("type", required: true, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) is not { } number)
                continue;
            var type = (CommandOptionType)number;
            CommandRules.CheckName(option, isTyped: true);
            option.Text("description", 1, 100, required: true);
            CommandRules.CheckLocalizations(option, isTyped: true);
            if (option.Element.Text("name") is { } name && !names.Add(name))
                option.Errors.At("name").Add("APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name must be unique");

            if (type is CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup)
            {
                sawSubCommand = true;
                CheckNesting(option, type, depth);
                continue;
            }

            sawValue = true;
            if (depth == InGroup)
                option.Errors.At("type").Add("BASE_TYPE_CHOICES", "Value must be one of {1}.");
            CheckValue(option, type);
            if (!option.Flag("required"))
                sawOptional = true;
            else if (sawOptional)
                option.Errors.Add(
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options");
        }

        if (sawSubCommand && sawValue)
            parent.Errors.At("options").Add(
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types");
    }

    // Command > group > sub-command is the deepest that there is.
    static void CheckNesting(Form option, CommandOptionType type, int depth)
    {
        var isAllowed = type == CommandOptionType.SubCommandGroup ? depth == TopLevel : depth <= InGroup;
        if (!isAllowed)
            option.Errors.At("type").Add("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot be nested here");
        else if (type == CommandOptionType.SubCommandGroup)
            CheckGroup(option);
        else
            Check(option, InSubCommand);
    }

    static void CheckGroup(Form group)
    {
        if (group.Element.Items("options") is not { } children || children.GetArrayLength() == 0)
            group.Errors.At("options").Add("BASE_TYPE_REQUIRED", "This field is required");
        Check(group, InGroup);
    }

    static void CheckValue(Form option, CommandOptionType type)
    {
        var choices = option.List("choices", 0, MostChoices);
        foreach (var choice in choices ?? [])
            CheckChoice(choice, type);
        if (option.Flag("autocomplete") && choices is { Count: > 0 })
            option.Errors.Add(
                "APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE", "Choices and autocomplete are mutually exclusive");
        if (type == CommandOptionType.String)
        {
            option.Number("min_length", 0, 6000);
            option.Number("max_length", 1, 6000);
        }
    }

    static void CheckChoice(Form choice, CommandOptionType type)
    {
        choice.Text("name", 1, 100, required: true);
        if (choice.Object("name_localizations") is { } localizations)
        {
            foreach (var locale in localizations.Element.EnumerateObject())
                localizations.Text(locale.Name, 1, 100);
        }

        if (type == CommandOptionType.String)
        {
            choice.Text("value", 1, 100, required: true);
            return;
        }

        if (choice.Element.Member("value") is not { ValueKind: JsonValueKind.Number } value)
            choice.Errors.At("value").Add("NUMBER_TYPE_COERCE", "The value of this choice must be a number.");
        else if (type == CommandOptionType.Integer && !value.TryGetInt64(out _))
            choice.Errors.At("value").Add("NUMBER_TYPE_COERCE", $"Value \"{value}\" is not int.");
    }
}
