using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;

namespace TemplateWorker.Registration;

/// <summary>Prints how it stands with a guild's commands.</summary>
static class SyncReport
{
    /// <summary>Prints one guild's.</summary>
    /// <param name="guild">The guild's id.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="isJson">Whether it is for machines.</param>
    public static void Print(string guild, SyncState state, bool isJson)
    {
        if (isJson)
        {
            JsonLines.Print(new JsonObject
            {
                ["guild_id"] = guild,
                ["state"] = state.Word,
                ["noted_at"] = state.NotedAt is { } time ? JsonLines.Of(time) : null,
                ["commands"] = JsonLines.Of(state.Commands),
                ["problems"] = JsonLines.Of(Problems(state)),
            });
            return;
        }

        var when = state.NotedAt is { } at ? TimeText.Of(at) : "never";
        var commands = state.Commands.Count == 0 ? "no commands" : string.Join(", ", state.Commands);
        Console.WriteLine(string.Join('\n', (string[])[$"guild {guild}  {state.Word}  {when}  {commands}", .. Problems(state).Select(line => $"  {line}")]));
    }

    static string[] Problems(SyncState state) => state.Problem?.Split('\n') ?? [];
}
