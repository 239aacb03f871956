using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>
/// What a command says, so that two that mean the same are equal: without what Discord adds (ids, versions, names in the
/// reader's language) and without what it would assume anyway (null, false, an empty list).
/// </summary>
static class CommandForm
{
    // GUILD, BOT_DM, PRIVATE_CHANNEL: what a global command that names no contexts may be used in.
    const string AllContexts = "[0,1,2]";

    /// <summary>The fields that say something, each as canonical JSON. Kind and name are not among them.</summary>
    /// <param name="command">An application command, as it is sent or as Discord shows it.</param>
    public static Dictionary<string, string> Of(JsonElement command)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in command.EnumerateObject())
        {
            if (FormOf(property) is { } form)
            {
                fields[property.Name] = form;
            }
        }

        return fields;
    }

    /// <summary>What takes a field back to what Discord assumes when it is left out.</summary>
    /// <param name="field">One that a command had.</param>
    public static string NothingFor(string field) => field switch
    {
        "options" => "[]",
        "nsfw" => "false",
        "description" => "\"\"",
        _ => "null",
    };

    static string? FormOf(JsonProperty property) => property.Name switch
    {
        "description" => property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } text ? JsonSerializer.Serialize(text) : null,
        "name_localizations" or "description_localizations" => OptionForm.OfTexts(property.Value),
        "options" => OptionForm.OfAll(property.Value),
        "nsfw" => property.Value.ValueKind == JsonValueKind.True ? "true" : null,
        "default_member_permissions" => BitsOf(property.Value),
        "contexts" => OptionForm.OfNumbers(property.Value) is { } contexts && contexts != AllContexts ? contexts : null,
        "integration_types" => OptionForm.OfNumbers(property.Value),
        "handler" => property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetRawText() : null,
        _ => null,
    };

    static string? BitsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) => Text(bits),
        JsonValueKind.Number when value.TryGetUInt64(out var bits) => Text(bits),
        _ => null,
    };

    static string Text(ulong bits) => string.Create(CultureInfo.InvariantCulture, $"\"{bits}\"");
}
