using TemplateWorker.CommandLine;
using TemplateWorker.Discord;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>Changes which templates of a guild run, together with the commands that Discord offers: both or neither.</summary>
/// <param name="templates">Where templates are.</param>
/// <param name="registration">How commands are registered; null where there is no bot, and a worker will do it.</param>
sealed class TemplateSwitch(TemplateStore templates, CommandRegistration? registration)
{
    /// <summary>Makes a change that holds only if Discord takes the commands.</summary>
    /// <param name="tenant">Whose templates.</param>
    /// <param name="work">What changes.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="VerbFailedException">Discord refuses the commands; nothing was changed.</exception>
    public async Task<T> RunAsync<T>(TenantId tenant, Func<TemplateChange, Task<T>> work, CancellationToken stop)
    {
        ReadOnlyMemory<byte> before = default;
        var isTouched = false;
        try
        {
            return await templates.ChangeAsync(
                tenant,
                async change =>
                {
                    before = CommandSet.Merge(await change.ListCommandsAsync());
                    var result = await work(change);
                    if (registration is not null)
                    {
                        await registration.RegisterAsync(change, before, () => isTouched = true, stop);
                    }

                    return result;
                },
                TemplateStore.Patience,
                stop);
        }
        catch (CommandsRefusedException refusal) when (!refusal.IsPartial)
        {
            // Discord took none, so nothing has to be put back.
            throw new VerbFailedException(Explain(refusal), refusal);
        }
        catch (Exception error) when (isTouched && registration is not null)
        {
            var reason = error is CommandsRefusedException refusal ? Explain(refusal) : error.Message;
            throw await registration.PutBackAsync(tenant, before) is { } problem
                ? new VerbFailedException(
                    $"{reason} The commands that Discord offers could not be put back ({problem}); a running worker does so when it can, " +
                    $"or `templateworker register --guild {tenant.OwnerIdText}`.", error)
                : new VerbFailedException(reason, error);
        }
        catch (DiscordException error)
        {
            throw new VerbFailedException(error.Message, error);
        }
    }

    /// <summary>
    /// Makes a change that takes something out of use, which must be possible without Discord too: a worker then registers
    /// the commands later.
    /// </summary>
    /// <param name="tenant">Whose templates.</param>
    /// <param name="work">What changes.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What the work gave, and why Discord still offers the old commands, if it does.</returns>
    public async Task<(T Result, string? Problem)> TakeOutAsync<T>(TenantId tenant, Func<TemplateChange, Task<T>> work, CancellationToken stop)
    {
        string? problem = null;
        var result = await templates.ChangeAsync(
            tenant,
            async change =>
            {
                var before = CommandSet.Merge(await change.ListCommandsAsync());
                var done = await work(change);
                try
                {
                    if (registration is not null)
                    {
                        await registration.RegisterAsync(change, before, static () => { }, stop);
                    }
                }
                catch (Exception error) when (error is DiscordException or CommandsRefusedException)
                {
                    problem = error.Message;
                }

                return done;
            },
            TemplateStore.Patience,
            stop);
        return (result, problem);
    }

    static string Explain(CommandsRefusedException refusal) => $"Discord refuses the commands: {refusal.Message}";
}
