using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>How the commands of one version differ from those of another. Names are as people know them: <c>/count</c>.</summary>
/// <param name="All">All commands of the later version.</param>
/// <param name="Added">Those that the version before does not have.</param>
/// <param name="Changed">Those that the version before has otherwise.</param>
/// <param name="Removed">Those that only the version before has.</param>
sealed record CommandChanges(
    IReadOnlyList<string> All, IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    /// <summary>Compares two versions.</summary>
    /// <param name="before">A JSON array of Discord application commands; null when there was no version.</param>
    /// <param name="after">A JSON array of Discord application commands.</param>
    public static CommandChanges Between(ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonDocument.Parse(before ?? "[]"u8.ToArray());
        using var now = JsonDocument.Parse(after);
        var oldByKey = CommandSet.ByKey(old.RootElement);
        var nowByKey = CommandSet.ByKey(now.RootElement);
        return new CommandChanges(
            Names(nowByKey.Keys),
            Names(nowByKey.Keys.Where(key => !oldByKey.ContainsKey(key))),
            Names(nowByKey.Where(command => oldByKey.TryGetValue(command.Key, out var was) && !JsonElement.DeepEquals(was, command.Value)).Select(command => command.Key)),
            Names(oldByKey.Keys.Where(key => !nowByKey.ContainsKey(key))));
    }

    static List<string> Names(IEnumerable<(int Type, string Name)> keys) => [.. keys.Select(CommandSet.Display)];
}
