using System.Text.RegularExpressions;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Demo.Chat;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Playground;
using TemplateWorker.Playground.World;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Demo;

/// <summary>Changes settings of the demo's templates in its database, with names in place of ids.</summary>
/// <param name="templates">Where settings are kept.</param>
/// <param name="pool">Where templates run.</param>
/// <param name="playground">Whose members, roles and channels have the names.</param>
sealed partial class DemoSettings(TemplateStore templates, SandboxPool pool, PlaygroundServer playground) : IChatSettings
{
    readonly TenantId _tenant = TenantId.Guild(playground.GuildId.Value);

    /// <inheritdoc/>
    public async Task ChangeAsync(ChatAction.Set change, CancellationToken stop)
    {
        var guild = playground.World.FindGuild(playground.GuildId)!;
        try
        {
            var values = change.Values.Select(value => KeyValuePair.Create(value.Key, WithIds(guild, value.Value))).ToList();
            await new TemplateSettings(templates).ChangeAsync(_tenant, change.Template, values, change.Unset, stop);
        }
        catch (Exception error) when (error is VerbFailedException or SettingException)
        {
            throw new ChatException(error.Message, error);
        }

        // The database tells it too, but perhaps only after the next event.
        pool.Reload(_tenant);
    }

    static string WithIds(Guild guild, string value) => Name.Replace(value, match => GuildNames.Find(guild, match.Value)?.ToString()
        ?? throw new ChatException($"There is no \"{match.Value}\" in the guild."));

    // A whole value, a whole item of a list, or what stands behind the equals sign of one.
    [GeneratedRegex(@"(?<=^|[,=]\s*)[@#][^\s,=]+(?=\s*(?:,|$))")]
    static partial Regex Name { get; }
}
