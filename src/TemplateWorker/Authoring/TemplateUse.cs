using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>Lets a template run, stops it, and takes it out of use.</summary>
/// <param name="templates">How templates are switched.</param>
sealed class TemplateUse(TemplateSwitch templates)
{
    /// <summary>Lets a template run that was disabled.</summary>
    /// <returns>Its version, and whether it did not run before.</returns>
    /// <exception cref="VerbFailedException">There is none, another one has its commands by now, or Discord refuses them.</exception>
    public Task<(int Version, bool IsChanged)> EnableAsync(TenantId tenant, string name, CancellationToken stop) =>
        templates.RunAsync(
            tenant,
            async change =>
            {
                var (state, active) = await TemplateLookup.FindActiveAsync(change, name);
                await CommandConflict.CheckAsync(change, name, active.Commands);
                await change.SetEnabledAsync(name, isEnabled: true);
                return (active.Summary.Version, !state.IsEnabled);
            },
            stop);

    /// <summary>Stops a template; its version, settings and data stay.</summary>
    /// <returns>Its version, whether it ran before, and why Discord still offers its commands, if it does.</returns>
    /// <exception cref="VerbFailedException">There is none.</exception>
    public async Task<(int Version, bool IsChanged, string? Problem)> DisableAsync(TenantId tenant, string name, CancellationToken stop)
    {
        var ((version, isChanged), problem) = await templates.TakeOutAsync(
            tenant,
            async change =>
            {
                var (state, active) = await TemplateLookup.FindActiveAsync(change, name);
                await change.SetEnabledAsync(name, isEnabled: false);
                return (active.Summary.Version, state.IsEnabled);
            },
            stop);
        return (version, isChanged, problem);
    }

    /// <summary>Takes a template out of use; its versions, settings and data stay.</summary>
    /// <returns>The version that was active, and why Discord still offers its commands, if it does.</returns>
    /// <exception cref="VerbFailedException">There is none.</exception>
    public Task<(int Version, string? Problem)> RemoveAsync(TenantId tenant, string name, CancellationToken stop) =>
        templates.TakeOutAsync(
            tenant,
            async change =>
            {
                var state = await change.FindAsync(name);
                return state?.ActiveVersion is { } version && await change.RemoveAsync(name)
                    ? version
                    : throw new VerbFailedException($"No template \"{name}\" is active in {tenant}; `template list` shows those that are.") { Code = FailureCode.NotFound };
            },
            stop);
}
