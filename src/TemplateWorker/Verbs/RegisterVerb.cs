using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
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
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what is wanted and what would change, a line of JSON for each guild; send nothing." };
        var status = new Option<bool>("--status") { Description = "Print how it stands with each guild's commands: synced, pending, or refused by Discord and why; send nothing." };
        var global = new Option<FileInfo?>("--global")
        {
            Description = "Register the commands of this file (a JSON array of Discord's command objects) in all guilds, instead of those of templates.",
            HelpName = "FILE",
        };
        var json = TemplateVerb.CreateJson();
        var verb = new Command("register", "Registers the commands of the active templates with Discord, and changes no more than differs.") { guild, dryRun, status, global, json };
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(status) && arguments.GetValue(dryRun))
            {
                arguments.AddError("--status and --dry-run do not go together; give one of them");
            }

            if (arguments.GetValue(global) is not null && (arguments.GetValue(status) || arguments.GetValue(guild) is not null))
            {
                arguments.AddError("--global goes with --dry-run and --json only");
            }
        });
        verb.SetAction((arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            var isJson = arguments.GetValue(json);
            return arguments.GetValue(global) is { } file ? GlobalCommands.RunAsync(settings, file, arguments.GetValue(dryRun), isJson, stop)
                : arguments.GetValue(status) ? ShowAsync(settings, arguments.GetValue(guild), isJson, stop)
                : arguments.GetValue(dryRun) ? PlanAsync(settings, arguments.GetValue(guild), stop)
                : RegisterAsync(settings, arguments.GetValue(guild), isJson, stop);
        });
        return verb;
    }

    static async Task<int> RegisterAsync(HostSettings settings, ulong? guild, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        using var discord = DiscordAccess.CreateClient(settings.Discord, loggers);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        await database.RequireUpToDateAsync(stop);
        var templates = database.Database.Templates;
        var registration = new CommandRegistration(templates, discord, TimeProvider.System);
        var refused = 0;
        foreach (var tenant in await FindGuildsAsync(database.Database, guild, stop))
        {
            var outcome = await templates.ChangeAsync(
                tenant, change => registration.KeepInStepAsync(change, since: null, stop), TemplateStore.Patience, stop);
            refused += outcome!.Refusal is null ? 0 : 1;
            RegistrationReport.Print(tenant.OwnerIdText, outcome, isJson);
        }

        return refused == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    static async Task<int> PlanAsync(HostSettings settings, ulong? guild, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);

        // Without a bot, what is wanted can be shown, and what would change cannot.
        using var discord = BotToken.Find(settings.Discord) is null ? null : DiscordAccess.CreateClient(settings.Discord, loggers);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        await database.RequireUpToDateAsync(stop);
        var templates = database.Database.Templates;
        var registration = discord is null ? null : new CommandRegistration(templates, discord, TimeProvider.System);
        var refused = 0;
        foreach (var tenant in await FindGuildsAsync(database.Database, guild, stop))
        {
            var wanted = CommandSet.Merge(await templates.ListCommandsAsync(tenant, stop));
            var outcome = new RegistrationOutcome(wanted, Plan: null, Refusal: null);
            try
            {
                outcome = outcome with { Plan = registration is null ? null : await registration.PlanAsync(tenant, wanted, stop) };
            }
            catch (CommandsRefusedException refusal)
            {
                refused++;
                outcome = outcome with { Refusal = refusal };
            }

            RegistrationReport.Print(tenant.OwnerIdText, outcome, isJson: true);
        }

        return refused == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    static async Task<int> ShowAsync(HostSettings settings, ulong? guild, bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var database = await HostDatabase.OpenExistingAsync(settings, loggers, stop);
        await database.RequireUpToDateAsync(stop);
        foreach (var tenant in await FindGuildsAsync(database.Database, guild, stop))
        {
            var state = await database.Database.Templates.LookAsync(
                tenant, async view => SyncState.Of(CommandSet.Merge(await view.ListCommandsAsync()), await view.FindRegisteredAsync()), stop);
            SyncReport.Print(tenant.OwnerIdText, state, isJson);
        }

        return ExitCode.Done;
    }

    static async Task<IReadOnlyList<TenantId>> FindGuildsAsync(Database database, ulong? guild, CancellationToken stop) => guild is { } id
        ? [TenantId.Guild(id)]
        : [.. (await database.TenantStates.LoadAllAsync(stop)).Select(state => state.Tenant).Where(tenant => tenant.OwnerType == TenantOwnerType.Guild)];
}
