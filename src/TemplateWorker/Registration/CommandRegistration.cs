using System.Globalization;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Registration;

/// <summary>
/// Gives Discord the commands of a guild's templates. Everybody who does so does it within a change of the tenant's
/// templates, which one program makes at a time, and keeps what Discord was given: so of a push and a worker that hears of
/// it one registers, and the other finds it done. Before anything is sent, what is kept is taken back; a program that dies
/// there leaves a tenant of which nobody knows what Discord has, and the next worker to hear of it registers anew.
/// </summary>
/// <param name="templates">Where the commands are.</param>
/// <param name="discord">Where they are registered.</param>
sealed class CommandRegistration(TemplateStore templates, DiscordRestClient discord)
{
    DiscordApplication? _application;

    /// <summary>Makes one for a bot that is known already.</summary>
    public CommandRegistration(TemplateStore templates, DiscordRestClient discord, DiscordApplication application)
        : this(templates, discord) => _application = application;

    /// <summary>Registers the commands as the change leaves them, unless Discord was given them already.</summary>
    /// <param name="change">The change, after everything that it changes.</param>
    /// <param name="before">The commands before it; null to register whatever Discord was given.</param>
    /// <param name="touched">Called before anything is sent.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The array that was sent; null when there was no need.</returns>
    /// <exception cref="DiscordException">Discord refuses them or cannot be reached.</exception>
    public async Task<ReadOnlyMemory<byte>?> RegisterAsync(TemplateChange change, ReadOnlyMemory<byte>? before, Action touched, CancellationToken stop)
    {
        var wanted = CommandSet.Merge(await change.ListCommandsAsync());
        var hash = CommandSet.HashOf(wanted);
        var known = await change.FindRegisteredAsync();
        if (before is { } old && (known is null ? CommandSet.HashOf(old) == hash : known.Hash == hash))
        {
            return null;
        }

        var application = await FindApplicationAsync(stop);
        await templates.NoteRegisteredAsync(change.Tenant, new RegisteredCommands(IdOf(application), Hash: null), stop);
        touched();
        try
        {
            await discord.BulkOverwriteGuildCommandsAsync(application.Id, change.Tenant.OwnerId, wanted, stop);
        }
        catch (DiscordApiException error) when ((int)error.Status is >= 400 and < 500 && known is not null)
        {
            // Discord took none of them, so it still has what it had.
            await templates.NoteRegisteredAsync(change.Tenant, known, CancellationToken.None);
            throw;
        }

        await change.NoteRegisteredAsync(new RegisteredCommands(IdOf(application), hash));
        return wanted;
    }

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
                    tenant, change => RegisterAsync(change, before: null, touched: static () => { }, CancellationToken.None), TemplateStore.Patience, CancellationToken.None);
            }
            catch (DatabaseUnavailableException)
            {
                await discord.BulkOverwriteGuildCommandsAsync(application.Id, tenant.OwnerId, before, CancellationToken.None);
            }

            return null;
        }
        catch (Exception error) when (error is DiscordException or TemplateBusyException)
        {
            return error.Message;
        }
    }

    async Task<DiscordApplication> FindApplicationAsync(CancellationToken stop) => _application ??= await discord.GetCurrentApplicationAsync(stop);

    static string IdOf(DiscordApplication application) => application.Id.ToString(CultureInfo.InvariantCulture);
}
