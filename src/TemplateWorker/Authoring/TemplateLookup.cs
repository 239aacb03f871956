using System.Globalization;
using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Authoring;

/// <summary>Finds what people name, or says what there is.</summary>
static class TemplateLookup
{
    /// <summary>A template that was pushed once.</summary>
    /// <exception cref="VerbFailedException">None was.</exception>
    public static async Task<TemplateState> FindAsync(TemplateChange view, string name) =>
        await view.FindAsync(name) ?? throw new VerbFailedException($"No template \"{name}\" was ever pushed to {view.Tenant}; `template list` shows those that are there.") { Code = FailureCode.NotFound };

    /// <summary>A template that is in use.</summary>
    /// <exception cref="VerbFailedException">There is none, or it is removed.</exception>
    public static async Task<(TemplateState State, TemplateVersion Active)> FindActiveAsync(TemplateChange view, string name)
    {
        var state = await FindAsync(view, name);
        return state.ActiveVersion is { } version
            ? (state, await FindVersionAsync(view, name, version))
            : throw new VerbFailedException(
                $"The template \"{name}\" is removed from {view.Tenant}; `template rollback {name}` takes its version {state.NewestVersion} into use again.")
            {
                Code = FailureCode.NotFound,
            };
    }

    /// <summary>A version of a template.</summary>
    /// <exception cref="VerbFailedException">There is none.</exception>
    public static async Task<TemplateVersion> FindVersionAsync(TemplateChange view, string name, int version) =>
        await view.LoadVersionAsync(name, version) ?? throw new VerbFailedException(
            string.Create(CultureInfo.InvariantCulture, $"The template \"{name}\" has no version {version} in {view.Tenant}; `template show {name}` lists its versions."))
        {
            Code = FailureCode.NotFound,
        };

    /// <summary>The version that was asked for; where none was, the active one or, of a removed template, the newest.</summary>
    public static async Task<TemplateVersion> FindVersionAsync(TemplateChange view, string name, int? version)
    {
        var state = await FindAsync(view, name);
        return await FindVersionAsync(view, name, version ?? state.ActiveVersion ?? state.NewestVersion);
    }

    /// <summary>A tenant's name in a sentence about a template of it.</summary>
    public static string Describe(string name, int version, TenantId tenant) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}: version {version} is active in {tenant}");
}
