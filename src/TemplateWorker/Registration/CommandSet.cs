using System.Security.Cryptography;
using System.Text.Json;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Registration;

/// <summary>The commands of all active templates of a guild together, as Discord takes them.</summary>
static class CommandSet
{
    // Discord's kind of a command that does not say one: CHAT_INPUT.
    const int DefaultType = 1;

    /// <summary>One JSON array of all. Of two commands with one name that of the template first in order is kept.</summary>
    public static ReadOnlyMemory<byte> Merge(IEnumerable<TemplateCommands> templates)
    {
        var taken = new HashSet<(int Type, string Name)>();
        using var merged = new MemoryStream();
        using (var writer = new Utf8JsonWriter(merged))
        {
            writer.WriteStartArray();
            foreach (var template in templates)
            {
                using var commands = JsonDocument.Parse(template.Commands);
                foreach (var command in commands.RootElement.EnumerateArray().Where(command => taken.Add(KeyOf(command))))
                {
                    command.WriteTo(writer);
                }
            }

            writer.WriteEndArray();
        }

        return merged.ToArray();
    }

    /// <summary>What a person types or picks for each command: <c>/count</c>, or a menu's name.</summary>
    public static IReadOnlyList<string> NamesIn(ReadOnlyMemory<byte> commands) => [.. KeysIn(commands).Select(Display)];

    /// <summary>The first command of <paramref name="commands"/> that another template has already, and that template's name.</summary>
    public static (string Command, string Template)? FindConflict(ReadOnlyMemory<byte> commands, IEnumerable<TemplateCommands> others)
    {
        var wanted = KeysIn(commands);
        foreach (var other in others)
        {
            foreach (var taken in KeysIn(other.Commands).Intersect(wanted))
            {
                return (Display(taken), other.Template);
            }
        }

        return null;
    }

    /// <summary>The commands of an array by what tells them apart.</summary>
    public static Dictionary<(int Type, string Name), JsonElement> ByKey(JsonElement commands)
    {
        var byKey = new Dictionary<(int Type, string Name), JsonElement>();
        foreach (var command in commands.EnumerateArray())
        {
            byKey.TryAdd(KeyOf(command), command);
        }

        return byKey;
    }

    /// <summary>SHA-256 of an array as it is sent, hexadecimal.</summary>
    public static string HashOf(ReadOnlyMemory<byte> commands) => Convert.ToHexStringLower(SHA256.HashData(commands.Span));

    /// <summary>What a person types or picks for a command.</summary>
    public static string Display((int Type, string Name) key) => key.Type == DefaultType ? $"/{key.Name}" : key.Name;

    static IReadOnlyList<(int Type, string Name)> KeysIn(ReadOnlyMemory<byte> commands)
    {
        using var document = JsonDocument.Parse(commands);
        return [.. document.RootElement.EnumerateArray().Select(KeyOf)];
    }

    static (int Type, string Name) KeyOf(JsonElement command) => (
        command.TryGetProperty("type", out var type) ? type.GetInt32() : DefaultType,
        command.GetProperty("name").GetString()!);
}
