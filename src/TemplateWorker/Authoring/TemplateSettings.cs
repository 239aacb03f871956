using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>What a guild has set about a template.</summary>
/// <param name="templates">Where that is kept.</param>
sealed class TemplateSettings(TemplateStore templates)
{
    /// <summary>Reads the settings of the active version.</summary>
    /// <exception cref="VerbFailedException">There is no such template in use.</exception>
    public Task<SettingsView> ReadAsync(TenantId tenant, string name, CancellationToken stop) =>
        templates.LookAsync(
            tenant,
            async view =>
            {
                var (state, active) = await TemplateLookup.FindActiveAsync(view, name);
                return new SettingsView(VersionManifest.Of(active), active.Summary.Version, state.Settings);
            },
            stop);

    /// <summary>Sets values and takes values back; what the active version does not take is refused and nothing is changed.</summary>
    /// <param name="tenant">Whose template.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">Values by setting, as people type them.</param>
    /// <param name="unset">Settings whose default shall hold again.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="VerbFailedException">There is no such template in use, or nothing to take back.</exception>
    /// <exception cref="SettingException">A setting or a value is not one that the version takes.</exception>
    public Task<SettingsView> ChangeAsync(
        TenantId tenant, string name, IReadOnlyList<KeyValuePair<string, string>> values, IReadOnlyList<string> unset, CancellationToken stop) =>
        templates.ChangeAsync(
            tenant,
            async change =>
            {
                var (state, active) = await TemplateLookup.FindActiveAsync(change, name);
                var manifest = VersionManifest.Of(active);
                var given = JsonNode.Parse(state.Settings)!.AsObject();
                foreach (var setting in unset)
                {
                    if (!given.Remove(setting))
                    {
                        throw new VerbFailedException($"{name}: {setting} is not set in {tenant}, so there is nothing to take back.");
                    }
                }

                foreach (var (setting, text) in values)
                {
                    given[setting] = SettingValues.ParseText(manifest, setting, text);
                }

                var view = new SettingsView(manifest, active.Summary.Version, given.ToJsonString());
                await change.SetSettingsAsync(name, view.Given, view.Effective.Json);
                return view;
            },
            TemplateStore.Patience,
            stop);
}
