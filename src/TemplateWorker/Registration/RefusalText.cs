using System.Globalization;
using System.Text.Json;
using TemplateWorker.Discord;

namespace TemplateWorker.Registration;

/// <summary>Discord's refusals of commands in words for the people whose commands they are.</summary>
static class RefusalText
{
    // Discord's error codes (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
    const int UnknownGuild = 10004;
    const int TooManyCommands = 30032;
    const int TooManyCreatedToday = 30034;
    const int MissingAccess = 50001;

    /// <summary>A refusal of everything.</summary>
    /// <param name="error">What Discord answered.</param>
    public static string Of(DiscordApiException error) => error.Code switch
    {
        UnknownGuild => $"{error.Message}. The bot is not in this guild.",
        MissingAccess => $"{error.Message}. The bot is not in this guild, or was added without the scope applications.commands.",
        TooManyCommands => $"{error.Message}. Disable or remove a template that has commands.",
        TooManyCreatedToday => $"{error.Message}. Discord takes 200 new commands of a guild in a day; run `templateworker register` tomorrow.",
        _ => $"{error.Message} {error.BodyExcerpt}".TrimEnd(),
    };

    /// <summary>A refusal of one command.</summary>
    /// <param name="error">What Discord answered.</param>
    /// <param name="command">The command as it was sent; null when it was to be removed.</param>
    /// <param name="errors">What Discord has against its fields.</param>
    public static string Of(DiscordApiException error, JsonElement? command, IReadOnlyList<FieldError> errors) => errors.Count == 0 || command is not { } sent
        ? Of(error)
        : string.Join("; ", errors.Select(one => $"{PlaceOf(one.Path, sent)}{one.Message.TrimEnd('.')} ({one.Code})"));

    // options, 1, name -> option "user", name
    static string PlaceOf(IReadOnlyList<string> path, JsonElement command)
    {
        var words = new List<string>();
        JsonElement? here = command;
        for (var i = 0; i < path.Count; i++)
        {
            here = Step(here, path[i]);
            if (path[i] is "options" or "choices" && i + 1 < path.Count)
            {
                var kind = path[i].TrimEnd('s');
                here = Step(here, path[++i]);
                words.Add(here is { ValueKind: JsonValueKind.Object } part && part.TryGetProperty("name", out var name) ? $"{kind} \"{name}\"" : $"{kind} {path[i]}");
            }
            else
            {
                words.Add(path[i]);
            }
        }

        return words.Count == 0 ? "" : $"{string.Join(", ", words)}: ";
    }

    static JsonElement? Step(JsonElement? from, string to) => from switch
    {
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty(to, out var inner) => inner,
        { ValueKind: JsonValueKind.Array } value when int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < value.GetArrayLength() => value[place],
        _ => null,
    };
}
