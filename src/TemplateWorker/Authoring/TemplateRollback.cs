using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>Makes an earlier version of a template the active one.</summary>
/// <param name="templates">How templates are switched.</param>
sealed class TemplateRollback(TemplateSwitch templates)
{
    /// <summary>Rolls back in one step: version, settings and commands.</summary>
    /// <param name="tenant">Whose template.</param>
    /// <param name="name">Its name.</param>
    /// <param name="to">Which version; none given: that before the active one, or the newest of a removed template.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The version that was active, if one was, and the one that is.</returns>
    /// <exception cref="VerbFailedException">There is no such version, or Discord refuses its commands.</exception>
    public Task<(int? From, int To)> RunAsync(TenantId tenant, string name, int? to, CancellationToken stop) =>
        templates.RunAsync<(int?, int)>(
            tenant,
            async change =>
            {
                var state = await TemplateLookup.FindAsync(change, name);
                var version = await TemplateLookup.FindVersionAsync(change, name, to ?? await FindEarlierAsync(change, state));
                if (version.Summary.Version == state.ActiveVersion)
                {
                    throw new VerbFailedException($"{name}: version {state.ActiveVersion} is active in {tenant} already.");
                }

                if (state.IsEnabled || state.ActiveVersion is null)
                {
                    await CommandConflict.CheckAsync(change, name, version.Commands);
                }

                var settings = EffectiveSettings.Of(VersionManifest.Of(version), state.Settings);
                await change.ActivateAsync(name, version.Summary.Version, settings.Json);
                return (state.ActiveVersion, version.Summary.Version);
            },
            stop);

    static async Task<int> FindEarlierAsync(TemplateChange change, TemplateState state)
    {
        if (state.ActiveVersion is not { } active)
        {
            return state.NewestVersion;
        }

        var versions = await change.ListVersionsAsync(state.Name);
        return versions.FirstOrDefault(version => version.Version < active)?.Version
            ?? throw new VerbFailedException($"{state.Name}: version {active}, which is active in {change.Tenant}, is its first; there is none to go back to.");
    }
}
