using System.Globalization;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Registration;

/// <summary>
/// Gives Discord the commands of a guild's templates. Everybody who does so does it within a change of the tenant's
/// templates, which one program makes at a time, and keeps what Discord was given: so of a push and the workers that hear of
/// it one registers, and the others find it done. Before anything is sent, what is kept is taken back; a program that dies
/// there leaves a tenant of which nobody knows what Discord has, and the next worker to hear of it looks anew.
/// </summary>
/// <param name="templates">Where the commands are.</param>
/// <param name="discord">Where they are registered.</param>
/// <param name="time">The clock of what is kept.</param>
sealed class CommandRegistration(TemplateStore templates, DiscordRestClient discord, TimeProvider time)
{
    DiscordApplication? _application;

    /// <summary>Makes one for a bot that is known already.</summary>
    public CommandRegistration(TemplateStore templates, DiscordRestClient discord, DiscordApplication application, TimeProvider time)
        : this(templates, discord, time) => _application = application;

    CommandWriter Writer => new(discord);

    /// <summary>Registers the commands as the change leaves them, unless Discord was given them already.</summary>
    /// <param name="change">The change, after everything that it changes.</param>
    /// <param name="before">The commands before it; null to compare with what Discord has in any case.</param>
    /// <param name="touched">Called before anything is sent.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandsRefusedException">Discord does not take them.</exception>
    /// <exception cref="DiscordException">Discord cannot be reached.</exception>
    public async Task RegisterAsync(TemplateChange change, ReadOnlyMemory<byte>? before, Action touched, CancellationToken stop)
    {
        var wanted = CommandSet.Merge(await change.ListCommandsAsync());
        var hash = CommandSet.HashOf(wanted);
        var known = await change.FindRegisteredAsync();
        if (before is { } old && (known is null ? CommandSet.HashOf(old) == hash : known.Hash == hash))
        {
            return;
        }

        var application = await FindApplicationAsync(stop);
        var plan = await Writer.CompareAsync(new CommandScope(application.Id, change.Tenant.OwnerId), wanted, stop);
        await ApplyAsync(change, application, plan, known, touched, stop);
    }

    /// <summary>Brings Discord in step with what holds already, and keeps what comes of it, refusals too.</summary>
    /// <param name="change">Reads what holds.</param>
    /// <param name="since">
    /// What was found out about the same commands since then, by whom ever, is believed; null to compare with what Discord
    /// has in any case.
    /// </param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Null when there was no need to look.</returns>
    /// <exception cref="DiscordException">Discord cannot be reached; that is kept too.</exception>
    public async Task<RegistrationOutcome?> KeepInStepAsync(TemplateChange change, DateTimeOffset? since, CancellationToken stop)
    {
        var application = await FindApplicationAsync(stop);
        var wanted = CommandSet.Merge(await change.ListCommandsAsync());
        var hash = CommandSet.HashOf(wanted);
        var known = await change.FindRegisteredAsync();
        if (known is not null && since <= known.NotedAt && known.ApplicationId == IdOf(application) && (known.Hash == hash || known.RefusedHash == hash))
        {
            return null;
        }

        CommandPlan? plan = null;
        var isTouched = false;
        try
        {
            plan = await Writer.CompareAsync(new CommandScope(application.Id, change.Tenant.OwnerId), wanted, stop);
            await ApplyAsync(change, application, plan, known, () => isTouched = true, stop);
            return new RegistrationOutcome(wanted, plan, Refusal: null);
        }
        catch (CommandsRefusedException refusal)
        {
            var kept = Note(application, refusal.IsPartial ? null : known?.Hash) with { Problem = refusal.Message, RefusedHash = hash };
            await change.NoteRegisteredAsync(kept);
            return new RegistrationOutcome(wanted, plan, refusal);
        }
        catch (DiscordException error)
        {
            await templates.NoteRegisteredAsync(
                change.Tenant, Note(application, isTouched ? null : known?.Hash) with { Problem = error.Message }, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Says what would be done, and does nothing.</summary>
    /// <param name="tenant">Whose commands.</param>
    /// <param name="wanted">Those that are wanted: a JSON array.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CommandsRefusedException">There are too many, or Discord does not let the bot at them.</exception>
    /// <exception cref="DiscordException">Discord cannot be reached.</exception>
    public async Task<CommandPlan> PlanAsync(TenantId tenant, ReadOnlyMemory<byte> wanted, CancellationToken stop) =>
        await Writer.CompareAsync(new CommandScope((await FindApplicationAsync(stop)).Id, tenant.OwnerId), wanted, stop);

    /// <summary>Gives Discord what holds after a change that came to nothing: what the database says, or what was there before.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The commands before the change.</param>
    /// <returns>Null when that is done; else why it is not.</returns>
    public async Task<string?> PutBackAsync(TenantId tenant, ReadOnlyMemory<byte> before)
    {
        try
        {
            var application = await FindApplicationAsync(CancellationToken.None);
            try
            {
                await templates.ChangeAsync(
                    tenant,
                    async change =>
                    {
                        await RegisterAsync(change, before: null, touched: static () => { }, CancellationToken.None);
                        return true;
                    },
                    TemplateStore.Patience, CancellationToken.None);
            }
            catch (DatabaseUnavailableException)
            {
                await discord.BulkOverwriteGuildCommandsAsync(application.Id, tenant.OwnerId, before, CancellationToken.None);
            }

            return null;
        }
        catch (Exception error) when (error is DiscordException or CommandsRefusedException or TemplateBusyException)
        {
            return error.Message;
        }
    }

    async Task ApplyAsync(
        TemplateChange change, DiscordApplication application, CommandPlan plan, RegisteredCommands? known, Action touched, CancellationToken stop)
    {
        if (plan.Changes.Count > 0)
        {
            await templates.NoteRegisteredAsync(change.Tenant, Note(application, hash: null), stop);
            touched();
            try
            {
                await Writer.ApplyAsync(new CommandScope(application.Id, change.Tenant.OwnerId), plan, stop);
            }
            catch (CommandsRefusedException refusal) when (!refusal.IsPartial && known is not null)
            {
                // Discord took none of them, so it still has what it had.
                await templates.NoteRegisteredAsync(change.Tenant, known, CancellationToken.None);
                throw;
            }
        }

        await change.NoteRegisteredAsync(Note(application, CommandSet.HashOf(plan.Wanted)));
    }

    async Task<DiscordApplication> FindApplicationAsync(CancellationToken stop) => _application ??= await discord.GetCurrentApplicationAsync(stop);

    RegisteredCommands Note(DiscordApplication application, string? hash) => new(IdOf(application), hash, time.GetUtcNow());

    static string IdOf(DiscordApplication application) => application.Id.ToString(CultureInfo.InvariantCulture);
}
