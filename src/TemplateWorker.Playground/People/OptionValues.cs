using System.Globalization;
using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Converts what a person typed to the kinds that the command declares.</summary>
sealed class OptionValues(GuildState guild, ResolvedThings resolved)
{
    public IReadOnlyList<OptionValue> Convert(CommandPath path, string? focused)
    {
        foreach (var name in path.Given.Keys)
        {
            if (!path.Declared.Any(option => option.Text("name") == name))
                throw Invalid($"/{path.FullName} has no option \"{name}\"; it has: {Names(path)}.");
        }

        var values = new List<OptionValue>();
        foreach (var option in path.Declared)
        {
            var name = option.Text("name")!;
            if (!path.Given.TryGetValue(name, out var given) || given.ValueKind is JsonValueKind.Null)
            {
                // Somebody who is still typing has not filled everything in.
                if (option.Flag("required") && focused is null)
                    throw Invalid($"/{path.FullName} needs the option \"{name}\".");
                continue;
            }

            var type = CommandPath.TypeOf(option);
            var value = name == focused ? Json(given.ToString()) : Value(option, type, name, given);
            values.Add(new OptionValue(name, type, value, name == focused));
        }

        return values;
    }

    JsonElement Value(JsonElement option, CommandOptionType type, string name, JsonElement given)
    {
        var text = given.ToString();
        var value = type switch
        {
            CommandOptionType.String => Text(option, name, text),
            CommandOptionType.Integer => Integer(option, name, text),
            CommandOptionType.Number => Number(option, name, text),
            CommandOptionType.Boolean => bool.TryParse(text, out var flag)
                ? Json(flag)
                : throw Invalid($"\"{name}\" takes true or false, not \"{text}\"."),
            CommandOptionType.User => Thing(name, text, "member", resolved.AddUser, FindMember(text) ?? resolved.FindUser(text)),
            CommandOptionType.Role => Thing(name, text, "role", resolved.AddRole, FindRole(text)),
            CommandOptionType.Channel => Thing(name, text, "channel", resolved.AddChannel, FindChannel(text)),
            CommandOptionType.Mentionable => FindMember(text) is { } member
                ? Thing(name, text, "member", resolved.AddMember, member)
                : Thing(name, text, "member or role", resolved.AddRole, FindRole(text)),
            _ => throw Invalid($"\"{name}\" takes a file, which people of the playground do not have."),
        };
        return Chosen(option, name, value);
    }

    static JsonElement Text(JsonElement option, string name, string text)
    {
        var min = option.Int32("min_length") ?? 0;
        var max = option.Int32("max_length") ?? 6000;
        return text.Length >= min && text.Length <= max
            ? Json(text)
            : throw Invalid($"\"{name}\" takes {min} to {max} characters, not {text.Length}.");
    }

    static JsonElement Integer(JsonElement option, string name, string text)
    {
        const long Safe = 9_007_199_254_740_991;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > Safe)
            throw Invalid($"\"{name}\" takes a whole number, not \"{text}\".");
        CheckRange(option, name, number);
        return Json(number);
    }

    static JsonElement Number(JsonElement option, string name, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw Invalid($"\"{name}\" takes a number, not \"{text}\".");
        CheckRange(option, name, number);
        return Json(number);
    }

    static void CheckRange(JsonElement option, string name, double number)
    {
        if (option.Member("min_value") is { ValueKind: JsonValueKind.Number } min && number < min.GetDouble())
            throw Invalid($"\"{name}\" must be at least {min}.");
        if (option.Member("max_value") is { ValueKind: JsonValueKind.Number } max && number > max.GetDouble())
            throw Invalid($"\"{name}\" must be at most {max}.");
    }

    // People read names and send values; programs that act for people may know the values.
    static JsonElement Chosen(JsonElement option, string name, JsonElement value)
    {
        if (option.Items("choices") is not { } choices || choices.GetArrayLength() == 0)
            return value;
        foreach (var choice in choices.EnumerateArray())
        {
            if (choice.Member("value") is { } offered
                && (offered.ToString() == value.ToString() || string.Equals(choice.Text("name"), value.ToString(), StringComparison.OrdinalIgnoreCase)))
                return offered;
        }

        var all = string.Join(", ", choices.EnumerateArray().Select(choice => choice.Member("value")?.ToString()));
        throw Invalid($"\"{name}\" takes one of: {all}; not \"{value}\".");
    }

    static JsonElement Thing(string name, string text, string kind, Func<Snowflake, bool> add, Snowflake? id) =>
        id is { } found && add(found)
            ? Json(found.ToString())
            : throw Invalid($"\"{name}\" takes a {kind}; there is none called \"{text}\".");

    Snowflake? FindMember(string text) => guild.Members.Values.FirstOrDefault(member =>
        Names(text, "@", member.Id, member.User.Username) || Names(text, "@", member.Id, member.DisplayName))?.Id;

    Snowflake? FindRole(string text) =>
        guild.Roles.Values.FirstOrDefault(role => Names(text, "@", role.Id, role.Name))?.Id;

    Snowflake? FindChannel(string text) => guild.Channels.Values.FirstOrDefault(channel =>
        Names(text, "#", channel.Channel.Id, channel.Channel.Name))?.Channel.Id;

    static bool Names(string text, string sign, Snowflake id, string name) =>
        text == id.ToString()
        || string.Equals(text, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, sign + name, StringComparison.OrdinalIgnoreCase);

    static string Names(CommandPath path) =>
        path.Declared.Count == 0 ? "none" : string.Join(", ", path.Declared.Select(option => option.Text("name")));

    static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);

    static PersonActionException Invalid(string message) => new(PersonActionFailure.Invalid, message);
}
