using System.Text.Json;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;

namespace TemplateWorker.Registration;

/// <summary>
/// Commands that Discord offers in all guilds. They belong to no guild's templates, so they are written in a file; each
/// guild's templates answer those that they have a handler for.
/// </summary>
static class GlobalCommands
{
    /// <summary>Registers those of a file, or says what that would change.</summary>
    /// <param name="settings">The bot.</param>
    /// <param name="file">A JSON array of Discord's command objects.</param>
    /// <param name="isDryRun">Whether nothing is sent.</param>
    /// <param name="isJson">Whether the report is for machines.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static async Task<int> RunAsync(HostSettings settings, FileInfo file, bool isDryRun, bool isJson, CancellationToken stop)
    {
        var wanted = await ReadAsync(file, stop);
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        using var discord = DiscordAccess.CreateClient(settings.Discord, loggers);
        var scope = new CommandScope((await discord.GetCurrentApplicationAsync(stop)).Id, GuildId: null);
        var writer = new CommandWriter(discord);
        var outcome = new RegistrationOutcome(wanted, Plan: null, Refusal: null);
        try
        {
            outcome = outcome with { Plan = await writer.CompareAsync(scope, wanted, stop) };
            if (!isDryRun)
            {
                await writer.ApplyAsync(scope, outcome.Plan, stop);
            }
        }
        catch (CommandsRefusedException refusal)
        {
            outcome = outcome with { Refusal = refusal };
        }

        RegistrationReport.Print(guild: null, outcome, isJson || isDryRun);
        return outcome.Refusal is null ? ExitCode.Done : ExitCode.Failed;
    }

    static async Task<ReadOnlyMemory<byte>> ReadAsync(FileInfo file, CancellationToken stop)
    {
        try
        {
            var json = await File.ReadAllBytesAsync(file.FullName, stop);
            using var document = JsonDocument.Parse(json);
            var isList = document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(
                command => command.ValueKind == JsonValueKind.Object && command.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String);
            return isList ? json : throw new UsageException($"{file} must hold a JSON array of Discord's command objects, each with a name");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"{file} cannot be read as JSON: {error.Message}");
        }
    }
}
