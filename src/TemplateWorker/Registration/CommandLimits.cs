using System.Globalization;
using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>How many commands Discord allows in a scope, checked before anything is sent.</summary>
static class CommandLimits
{
    const int User = 2;
    const int Message = 3;
    const int EntryPoint = 4;

    /// <summary>Finds the first command that is one too many.</summary>
    /// <param name="scope">Where they are to be.</param>
    /// <param name="commands">A JSON array of all commands there.</param>
    /// <returns>What is wrong, naming the command; null when nothing is.</returns>
    public static string? FindProblem(CommandScope scope, ReadOnlyMemory<byte> commands)
    {
        var counts = new Dictionary<int, int>();
        using var document = JsonDocument.Parse(commands);
        foreach (var (key, _) in CommandSet.ByKey(document.RootElement))
        {
            var (most, kind) = Of(key.Type, scope);
            var count = counts[key.Type] = counts.GetValueOrDefault(key.Type) + 1;
            if (count > most)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CommandSet.Display(key)}: it is number {count} of the {kind} of {scope}, and Discord allows {most}; disable or remove a template that has some.");
            }
        }

        return null;
    }

    static (int Most, string Kind) Of(int type, CommandScope scope) => type switch
    {
        User => (15, "user commands"),
        Message => (15, "message commands"),
        EntryPoint => (scope.GuildId is null ? 1 : 0, "entry point commands"),
        _ => (100, "chat commands"),
    };
}
