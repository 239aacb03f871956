using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>The way from a command down to the sub-command whose options are given.</summary>
/// <param name="FullName">The command with its sub-commands.</param>
/// <param name="SubCommands">Name and kind of each step below the command.</param>
/// <param name="Declared">The options that the last step declares.</param>
/// <param name="Given">The values given for them.</param>
sealed record CommandPath(
    string FullName,
    IReadOnlyList<(string Name, CommandOptionType Type)> SubCommands,
    IReadOnlyList<JsonElement> Declared,
    IReadOnlyDictionary<string, JsonElement> Given)
{
    /// <summary>Follows the words of a name, then options that hold the values of a sub-command.</summary>
    public static CommandPath Find(
        ApplicationCommand command, string name, IReadOnlyDictionary<string, JsonElement> given)
    {
        var words = new Queue<string>(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        var steps = new List<(string, CommandOptionType)>();
        var fullName = command.Name;
        var declared = Options(command.Options);
        while (declared.Count > 0 && IsSubCommand(declared[0]))
        {
            var step = NextStep(fullName, declared, words, ref given);
            var stepName = step.Text("name")!;
            steps.Add((stepName, TypeOf(step)));
            fullName += " " + stepName;
            declared = Options(step.Items("options"));
        }

        if (words.Count > 0)
            throw new PersonActionException(
                PersonActionFailure.Invalid, $"/{fullName} has no sub-command \"{words.Peek()}\".");
        return new CommandPath(fullName, steps, declared, given);
    }

    public static CommandOptionType TypeOf(JsonElement option) => (CommandOptionType)(option.Int32("type") ?? 0);

    /// <summary>Writes <c>options</c>, nested as deep as the sub-commands are.</summary>
    public void WriteOptions(Utf8JsonWriter writer, IReadOnlyList<OptionValue> values)
    {
        foreach (var (name, type) in SubCommands)
        {
            writer.WriteStartArray("options"u8);
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteNumber("type"u8, (int)type);
        }

        if (values.Count > 0 || SubCommands.Count > 0)
        {
            writer.WriteStartArray("options"u8);
            foreach (var value in values)
                value.Write(writer);
            writer.WriteEndArray();
        }

        foreach (var _ in SubCommands)
        {
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    static JsonElement NextStep(
        string fullName,
        List<JsonElement> declared,
        Queue<string> words,
        ref IReadOnlyDictionary<string, JsonElement> given)
    {
        string? wanted = null;
        if (words.Count > 0)
        {
            wanted = words.Dequeue();
        }
        else if (given.Count == 1 && given.First() is { Value.ValueKind: JsonValueKind.Object } nested)
        {
            wanted = nested.Key;
            given = GivenOptions.OfObject(nested.Value);
        }

        var step = declared.Find(option => option.Text("name") == wanted);
        if (step.ValueKind == JsonValueKind.Object)
            return step;
        var names = string.Join(", ", declared.Select(option => option.Text("name")));
        throw new PersonActionException(
            PersonActionFailure.Invalid,
            wanted is null
                ? $"/{fullName} needs a sub-command: {names}."
                : $"/{fullName} has no sub-command \"{wanted}\"; it has: {names}.");
    }

    static List<JsonElement> Options(JsonElement? options) =>
        options is { } array ? [.. array.EnumerateArray()] : [];

    static bool IsSubCommand(JsonElement option) =>
        TypeOf(option) is CommandOptionType.SubCommand or CommandOptionType.SubCommandGroup;
}
