using System.Buffers;
using System.Text.Json;

namespace TemplateWorker.Execution.Checks;

/// <summary>
/// Discord's limits for application commands, checked before anything is stored or registered, so that an author learns
/// of a mistake at once and in words.
/// </summary>
static class CommandRules
{
    const int ChatInput = 1;
    const int User = 2;
    const int Message = 3;
    const int MostChatInput = 100;
    const int MostContextMenu = 15;
    const int LongestName = 32;
    const int LongestDescription = 100;

    // Names, descriptions and values of one command together.
    const int MostCharacters = 8000;

    static readonly string[] Known =
        ["type", "name", "name_localizations", "description", "description_localizations", "options", "default_member_permissions", "nsfw"];

    /// <summary>Checks a template's commands.</summary>
    /// <param name="commands">An array of Discord's application command objects.</param>
    /// <param name="placeOf">Where the template asks for the command of a number, if that is known.</param>
    /// <returns>The same commands with their types spelled out, UTF-8.</returns>
    /// <exception cref="CommandException">Discord would refuse one.</exception>
    public static ReadOnlyMemory<byte> Check(JsonElement commands, Func<int, CallingPlace?> placeOf)
    {
        var index = -1;
        try
        {
            return Check(commands, ref index);
        }
        catch (CommandException e)
        {
            throw new CommandException(e.Message) { Place = placeOf(index) };
        }
    }

    // The index is that of the command that is wrong, or of the last one when there are too many.
    static ReadOnlyMemory<byte> Check(JsonElement commands, ref int index)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var seen = new HashSet<(int, string)>();
        var counts = new int[Message + 1];
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var command in commands.EnumerateArray())
            {
                index++;
                var (type, name) = Check(new CommandPart(command, "A command"));
                if (!seen.Add((type, name)))
                    throw new CommandException($"The command '{name}' is defined twice.");
                counts[type]++;
                Write(json, command, type);
            }
            json.WriteEndArray();
        }
        if (counts[ChatInput] > MostChatInput)
            throw new CommandException($"There are {counts[ChatInput]} chat commands; Discord allows {MostChatInput}.");
        if (counts[User] > MostContextMenu || counts[Message] > MostContextMenu)
            throw new CommandException($"Discord allows {MostContextMenu} user commands and {MostContextMenu} message commands.");
        return buffer.WrittenMemory;
    }

    static (int Type, string Name) Check(CommandPart command)
    {
        var type = command.OptionalInteger("type", ChatInput, Message) ?? ChatInput;
        var name = command.Text("name", 1, LongestName);
        var named = command.Named($"Command '{Shown.Short(name)}'");
        named.OnlyKnows(Known);
        named.CheckLocalizations("name_localizations", LongestName);
        named.CheckLocalizations("description_localizations", LongestDescription);
        named.OptionalBoolean("nsfw");
        CheckPermissions(named);
        if (type == ChatInput)
        {
            if (!CommandNames.IsValid(name))
                throw named.Wrong("its name may hold lower-case letters, digits and the characters -_' only, and no spaces");
            named.Text("description", 1, LongestDescription);
            var characters = OptionRules.Characters(named.Element) + OptionRules.Check(named, depth: 0);
            if (characters > MostCharacters)
                throw named.Wrong($"its names, descriptions and values have {characters} characters together; Discord allows {MostCharacters}");
        }
        else if (named.OptionalText("description", 0, LongestDescription) is { Length: > 0 } || named.Has("options"))
        {
            throw named.Wrong("user and message commands have neither description nor options");
        }
        return (type, name);
    }

    static void CheckPermissions(CommandPart command)
    {
        if (command.OptionalText("default_member_permissions", 1, 20) is { } permissions && !permissions.All(char.IsAsciiDigit))
            throw command.Wrong("'default_member_permissions' must be digits in text, or null");
    }

    static void Write(Utf8JsonWriter json, JsonElement command, int type)
    {
        json.WriteStartObject();
        json.WriteNumber("type"u8, type);
        foreach (var property in command.EnumerateObject().Where(property => !property.NameEquals("type"u8)))
            property.WriteTo(json);
        json.WriteEndObject();
    }
}
