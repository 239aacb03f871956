using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Templates;

/// <summary>
/// One change of a tenant's templates, while no other program makes one: what is read here stays true until it is done, and
/// what is written is there for others all together or not at all.
/// </summary>
public sealed class TemplateChange
{
    readonly TemplateTransaction _run;
    readonly StorageLimits _limits;
    readonly TemplateChecks _checks;

    internal TemplateChange(TemplateTransaction run, TenantId tenant, StorageLimits limits)
    {
        _run = run;
        _limits = limits;
        _checks = new TemplateChecks(limits);
        Tenant = tenant;
    }

    /// <summary>Whose templates.</summary>
    public TenantId Tenant { get; }

    /// <summary>Reads how it stands with a template.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null when there never was one.</returns>
    public async Task<TemplateState?> FindAsync(string name) =>
        (await _run.QueryAsync<TemplateStateRow>(TemplateSql.Find, parameters => parameters.Add("name", name))).SingleOrDefault()?.ToState();

    /// <summary>Reads a version with its sources.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="version">Which version.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<TemplateVersion?> LoadVersionAsync(string name, int version)
    {
        var rows = await _run.QueryAsync<TemplateRow>(TemplateSql.LoadVersion, parameters =>
        {
            parameters.Add("name", name);
            parameters.Add("version", version);
        });
        return rows.SingleOrDefault()?.ToVersion();
    }

    /// <summary>Lists the versions of a template, the newest first.</summary>
    /// <param name="name">The template's name.</param>
    public async Task<IReadOnlyList<TemplateVersionSummary>> ListVersionsAsync(string name) =>
        [.. (await _run.QueryAsync<TemplateRow>(TemplateSql.ListVersions, parameters => parameters.Add("name", name))).Select(row => row.ToSummary())];

    /// <summary>Reads the commands of the templates that run, by template.</summary>
    public async Task<IReadOnlyList<TemplateCommands>> ListCommandsAsync() =>
        [.. (await _run.QueryAsync<TemplateRow>(TemplateSql.RunningCommands)).Select(row => row.ToCommands())];

    /// <summary>Stores a new version of a template; it does not run yet.</summary>
    /// <param name="template">The version.</param>
    /// <returns>Its number, counted from 1.</returns>
    /// <exception cref="TemplateStoreException">It is beyond a limit or malformed.</exception>
    public async Task<int> AddVersionAsync(StoredTemplate template)
    {
        _checks.Check(template);
        return await _run.ScalarAsync<int>(TemplateSql.AddVersion, parameters => TemplateParameters.Add(parameters, template));
    }

    /// <summary>Makes a version the active one. A template that was removed is enabled with it.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="version">Which version.</param>
    /// <param name="effectiveSettings">What it reads as settings: a JSON object.</param>
    /// <exception cref="TemplateStoreException">The tenant has as many templates as it may have.</exception>
    public async Task ActivateAsync(string name, int version, string effectiveSettings)
    {
        await CheckRoomAsync(name);
        await _run.ExecuteAsync(TemplateSql.Activate, parameters =>
        {
            parameters.Add("name", name);
            parameters.Add("version", version);
            parameters.Add("effectiveSettings", effectiveSettings);
        });
    }

    /// <summary>Makes sure that the tenant may have a template beside its others.</summary>
    /// <param name="name">The template's name.</param>
    /// <exception cref="TemplateStoreException">The tenant has as many templates as it may have.</exception>
    public async Task CheckRoomAsync(string name)
    {
        if (await _run.ScalarAsync<long>(TemplateSql.CountOthers, parameters => parameters.Add("name", name)) >= _limits.TemplatesPerTenant)
            throw new TemplateStoreException($"The tenant already has {_limits.TemplatesPerTenant} templates, as many as it may have (setting limits.templates_per_tenant); remove one first.");
    }

    /// <summary>Takes a template out of use. Its versions and settings stay stored, and the next push goes on counting.</summary>
    /// <param name="name">The template's name.</param>
    /// <returns>Whether it was in use.</returns>
    public async Task<bool> RemoveAsync(string name) =>
        await _run.ExecuteAsync(TemplateSql.Remove, parameters => parameters.Add("name", name)) > 0;

    /// <summary>Lets a template run, or not; its active version stays the same.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="isEnabled">Whether it runs.</param>
    public Task SetEnabledAsync(string name, bool isEnabled) =>
        _run.ExecuteAsync(TemplateSql.Enable, parameters =>
        {
            parameters.Add("name", name);
            parameters.Add("enabled", isEnabled);
        });

    /// <summary>Keeps what the guild has set.</summary>
    /// <param name="name">The template's name.</param>
    /// <param name="settings">What it has set: a JSON object.</param>
    /// <param name="effectiveSettings">What the active version reads: a JSON object.</param>
    public Task SetSettingsAsync(string name, string settings, string effectiveSettings) =>
        _run.ExecuteAsync(TemplateSql.Set, parameters =>
        {
            parameters.Add("name", name);
            parameters.Add("settings", settings);
            parameters.Add("effectiveSettings", effectiveSettings);
        });

    /// <summary>Reads what Discord was last given for the tenant.</summary>
    /// <returns>Null when it never was given anything.</returns>
    public async Task<RegisteredCommands?> FindRegisteredAsync() =>
        (await _run.QueryAsync<RegisteredCommandsRow>(TemplateSql.FindRegistered)).SingleOrDefault()?.ToRegistered();

    /// <summary>Keeps what Discord was given, unless nothing is stored of the tenant any more.</summary>
    /// <param name="registered">What that is.</param>
    public async Task NoteRegisteredAsync(RegisteredCommands registered)
    {
        var statement = await _run.ScalarAsync<bool>(TemplateSql.AnyTemplates) ? TemplateSql.NoteRegistered : TemplateSql.ForgetRegistered;
        await _run.ExecuteAsync(statement, parameters => TemplateParameters.Add(parameters, registered));
    }

    /// <summary>Brings what the tenant subscribes to in step with what runs.</summary>
    internal Task RefreshEventsAsync() => _run.ExecuteAsync(TemplateSql.RefreshEvents);
}
