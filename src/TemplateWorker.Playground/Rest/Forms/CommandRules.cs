using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of application commands, from Discord's documentation.</summary>
static partial class CommandRules
{
    public const int MostChatInput = 100;
    public const int MostMenu = 15;
    public const int MostEntryPoints = 1;
    const int MostCharacters = 8000;

    // From Discord's documentation of locales.
    static readonly HashSet<string> Locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ];

    public static void Check(Form command, bool isGlobal)
    {
        int[] types = isGlobal ? [1, 2, 3, 4] : [1, 2, 3];
        var type = (ApplicationCommandType)(command.Choice("type", required: false, types) ?? 1);
        var isChatInput = type is ApplicationCommandType.ChatInput or ApplicationCommandType.PrimaryEntryPoint;

        CheckName(command, isChatInput);
        if (isChatInput)
            command.Text("description", 1, 100, required: type == ApplicationCommandType.ChatInput);
        else if (!string.IsNullOrEmpty(command.Element.Text("description")))
            command.Errors.At("description").Add(
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_FORBIDDEN", "Context menu commands cannot have description");

        command.Flag("nsfw");
        CheckPermissions(command);
        CheckLocalizations(command, isChatInput);
        command.Choices("contexts", 0, 1, 2);
        command.Choices("integration_types", 0, 1);
        if (type == ApplicationCommandType.ChatInput)
            OptionRules.Check(command);
        else if (command.Element.Items("options") is { } options && options.GetArrayLength() > 0)
            command.Errors.At("options").Add(
                "APPLICATION_COMMAND_OPTIONS_FORBIDDEN", "Only chat input commands have options");

        if (Characters(command.Element) > MostCharacters)
            command.Errors.Add("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }

    public static int MostOf(ApplicationCommandType type) => type switch
    {
        ApplicationCommandType.ChatInput => MostChatInput,
        ApplicationCommandType.PrimaryEntryPoint => MostEntryPoints,
        _ => MostMenu,
    };

    /// <summary>Checks a name that is typed after a slash.</summary>
    public static void CheckName(Form form, bool isTyped, string field = "name")
    {
        if (form.Text(field, 1, 32, required: true) is not { } name || name.Length is 0 or > 64 || !isTyped)
            return;
        if (!NamePattern.IsMatch(name) || name.Any(char.IsUpper))
            form.Errors.At(field).Add("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    static void CheckPermissions(Form command)
    {
        if (command.Text("default_member_permissions", 0, 20) is { } bits && !ulong.TryParse(bits, out _))
            command.Errors.At("default_member_permissions").Add("NUMBER_TYPE_COERCE", $"Value \"{bits}\" is not int.");
    }

    /// <summary>Checks the names and descriptions in other languages.</summary>
    public static void CheckLocalizations(Form form, bool isTyped)
    {
        foreach (var name in (string[])["name_localizations", "description_localizations"])
        {
            if (form.Object(name) is not { } localizations)
                continue;
            foreach (var locale in localizations.Element.EnumerateObject().Select(member => member.Name))
            {
                if (!Locales.Contains(locale))
                    localizations.Errors.At(locale).Add("ENUM_TYPE_COERCE", $"Value \"{locale}\" is not a valid enum value.");
                else if (name == "name_localizations")
                    CheckName(localizations, isTyped, locale);
                else
                    localizations.Text(locale, 1, 100);
            }
        }
    }

    // Name, description and string values of the command, its options, sub-commands, groups and choices count together.
    static int Characters(JsonElement element)
    {
        var count = (element.Text("name")?.Length ?? 0) + (element.Text("description")?.Length ?? 0)
            + (element.Text("value")?.Length ?? 0);
        foreach (var list in (string[])["options", "choices"])
        {
            if (element.Items(list) is not { } items)
                continue;
            count += items.EnumerateArray().Sum(Characters);
        }

        return count;
    }

    // .NET knows no script classes: the Devanagari and Thai marks, which are not letters, are written out.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\uA8E0-\uA8FF\u0E00-\u0E3A\u0E40-\u0E5B]{1,32}$")]
    static partial Regex NamePattern { get; }
}
