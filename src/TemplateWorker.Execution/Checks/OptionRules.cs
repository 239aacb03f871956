using System.Text.Json;

namespace TemplateWorker.Execution.Checks;

/// <summary>Discord's limits for the options of a chat command.</summary>
static class OptionRules
{
    const int SubCommand = 1;
    const int SubCommandGroup = 2;
    const int String = 3;
    const int Integer = 4;
    const int Channel = 7;
    const int Number = 10;
    const int Attachment = 11;

    const int MostOptions = 25;
    const int MostChoices = 25;
    const int LongestName = 32;
    const int LongestText = 100;
    const int LongestString = 6000;

    // A double holds every whole number up to here.
    const double LargestNumber = 9007199254740992;

    static readonly string[] Known =
    [
        "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options",
        "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete",
    ];

    static readonly string[] KnownOfChoices = ["name", "name_localizations", "value"];

    /// <summary>Checks the options of a command, subcommand or group.</summary>
    /// <param name="parent">What has them.</param>
    /// <param name="depth">0 in a command, 1 below it, 2 within a group.</param>
    /// <returns>Characters of their names, descriptions and values.</returns>
    /// <exception cref="CommandException">Discord would refuse one.</exception>
    public static int Check(CommandPart parent, int depth)
    {
        var characters = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (hasCommands, hasValues, hasOptional) = (false, false, false);
        foreach (var element in parent.Array("options", MostOptions))
        {
            var option = parent.Inner(element, "an option");
            var name = option.Text("name", 1, LongestName);
            option = parent.Inner(element, $"option '{Shown.Short(name)}'");
            if (!CommandNames.IsValid(name))
                throw option.Wrong("its name may hold lower-case letters, digits and the characters -_' only, and no spaces");
            if (!names.Add(name))
                throw option.Wrong("there are two of this name");
            var type = CheckOne(option, depth);
            var required = option.OptionalBoolean("required") ?? false;
            if (required && hasOptional)
                throw option.Wrong("it is required but comes after one that is not");
            hasOptional |= !required;
            hasCommands |= type is SubCommand or SubCommandGroup;
            hasValues |= type is not (SubCommand or SubCommandGroup);
            if (depth == 1 && hasValues)
                throw parent.Wrong("a group of subcommands has subcommands only");
            if (hasCommands && hasValues)
                throw parent.Wrong("subcommands and other options cannot stand side by side");
            characters += Characters(element) + option.Array("choices", MostChoices).Sum(Characters);
            if (type is SubCommand or SubCommandGroup)
                characters += Check(option, type == SubCommandGroup ? 1 : 2);
        }
        return characters;
    }

    /// <summary>Characters of a part's own name, description and value.</summary>
    /// <param name="element">The part.</param>
    public static int Characters(JsonElement element)
    {
        var characters = 0;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Name is "name" or "description" or "value")
                characters += property.Value.GetString()!.Length;
        }
        return characters;
    }

    static int CheckOne(CommandPart option, int depth)
    {
        option.OnlyKnows(Known);
        var type = option.OptionalInteger("type", SubCommand, Attachment) ?? throw option.Wrong("'type' is missing");
        option.Text("description", 1, LongestText);
        option.CheckLocalizations("name_localizations", LongestName);
        option.CheckLocalizations("description_localizations", LongestText);
        if ((type == SubCommandGroup && depth > 0) || (type == SubCommand && depth > 1))
            throw option.Wrong("subcommands may be in a command or in one of its groups, and no deeper");
        if (type is SubCommand or SubCommandGroup && option.OptionalBoolean("required") == true)
            throw option.Wrong("a subcommand cannot be required");
        if (type is not (SubCommand or SubCommandGroup) && option.Has("options"))
            throw option.Wrong("only subcommands and groups have options of their own");
        CheckBounds(option, type);
        CheckChoices(option, type);
        return type;
    }

    static void CheckBounds(CommandPart option, int type)
    {
        if (type != Channel && option.Has("channel_types"))
            throw option.Wrong("only channel options have 'channel_types'");
        if (type is not (Integer or Number) && (option.Has("min_value") || option.Has("max_value")))
            throw option.Wrong("only integer and number options have 'min_value' and 'max_value'");
        if (type != String && (option.Has("min_length") || option.Has("max_length")))
            throw option.Wrong("only string options have 'min_length' and 'max_length'");
        var (least, most) = (NumberOf(option, "min_value", type), NumberOf(option, "max_value", type));
        var (shortest, longest) = (option.OptionalInteger("min_length", 0, LongestString), option.OptionalInteger("max_length", 1, LongestString));
        if (least > most || shortest > longest)
            throw option.Wrong("its least is above its most");
    }

    static void CheckChoices(CommandPart option, int type)
    {
        var choices = option.Array("choices", MostChoices);
        var autocomplete = option.OptionalBoolean("autocomplete") ?? false;
        if ((choices.Count > 0 || autocomplete) && type is not (String or Integer or Number))
            throw option.Wrong("only string, integer and number options have choices or autocomplete");
        if (choices.Count > 0 && autocomplete)
            throw option.Wrong("it has both choices and autocomplete; Discord allows one of them");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in choices)
        {
            var choice = option.Inner(element, "a choice");
            var name = choice.Text("name", 1, LongestText);
            choice = option.Inner(element, $"choice '{Shown.Short(name)}'");
            choice.OnlyKnows(KnownOfChoices);
            choice.CheckLocalizations("name_localizations", LongestText);
            if (!names.Add(name))
                throw choice.Wrong("there are two of this name");
            if (!choice.Has("value"))
                throw choice.Wrong("'value' is missing");
            if (type == String)
                choice.Text("value", 1, LongestText);
            else
                NumberOf(choice, "value", type);
        }
    }

    static double? NumberOf(CommandPart part, string property, int type)
    {
        var largest = type == Integer ? LargestNumber - 1 : LargestNumber;
        return part.OptionalNumber(property, -largest, largest, whole: type == Integer);
    }
}
