using System.CommandLine;
using System.Globalization;
using System.Text;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Hosting;
using TemplateWorker.Registration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary>
/// <c>register</c>: tells Discord the commands of the active templates, guild by guild. A running worker does so by
/// itself; this is for one that does not run, or for Discord having lost them.
/// </summary>
static class RegisterVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var guild = GuildOption.Create("Only this guild (default: every guild that has or had templates).");
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would be sent, a line of JSON for each guild; send nothing." };
        var verb = new Command("register", "Registers the commands of the active templates with Discord.") { guild, dryRun };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), arguments.GetValue(guild), arguments.GetValue(dryRun), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, ulong? guild, bool dryRun, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        using var discord = dryRun ? null : DiscordAccess.CreateClient(settings.Discord, loggers);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        await database.RequireUpToDateAsync(stop);
        var guilds = await ReadAsync(database.Database, guild, stop);
        if (discord is null)
        {
            guilds.ForEach(one => Console.WriteLine($$"""{"guild_id":"{{one.Id}}","commands":{{Encoding.UTF8.GetString(one.Commands.Span)}}}"""));
            return ExitCode.Done;
        }

        var templates = database.Database.Templates;
        var registration = new CommandRegistration(templates, discord);
        var refused = 0;
        foreach (var (id, _) in guilds)
        {
            try
            {
                var commands = await templates.ChangeAsync(
                    TenantId.Guild(id), change => registration.RegisterAsync(change, before: null, touched: static () => { }, stop), TemplateStore.Patience, stop);
                Console.WriteLine($"guild {id}: {Describe(CommandSet.NamesIn(commands!.Value))}");
            }
            catch (DiscordApiException error)
            {
                refused++;
                await Console.Error.WriteLineAsync($"guild {id}: {error.Message} {error.BodyExcerpt}");
            }
        }

        return refused == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    static async Task<List<(ulong Id, ReadOnlyMemory<byte> Commands)>> ReadAsync(Database database, ulong? guild, CancellationToken stop)
    {
        var tenants = guild is { } id
            ? [TenantId.Guild(id)]
            : (await database.TenantStates.LoadAllAsync(stop)).Select(state => state.Tenant).Where(tenant => tenant.OwnerType == TenantOwnerType.Guild);
        var guilds = new List<(ulong, ReadOnlyMemory<byte>)>();
        foreach (var tenant in tenants)
        {
            guilds.Add((tenant.OwnerId, CommandSet.Merge(await database.Templates.ListCommandsAsync(tenant, stop))));
        }

        return guilds;
    }

    static string Describe(IReadOnlyList<string> commands) => commands.Count == 0
        ? "no commands"
        : string.Create(CultureInfo.InvariantCulture, $"{commands.Count} commands: {string.Join(", ", commands)}");
}
