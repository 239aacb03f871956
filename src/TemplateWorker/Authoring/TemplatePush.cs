using TemplateWorker.CommandLine;
using TemplateWorker.Registration;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Authoring;

/// <summary>
/// Makes a template's source the active version of a guild: compiles it, runs its top level once, registers its commands
/// and switches. Whatever fails, the version before goes on as it was.
/// </summary>
/// <param name="database">Where versions are kept.</param>
/// <param name="compiler">The compiler; what it compiled once it finds again.</param>
/// <param name="inspector">How a template is tried.</param>
/// <param name="registration">How commands are registered; null where there is no bot.</param>
sealed class TemplatePush(Database database, TemplateCompiler compiler, TemplateInspector inspector, CommandRegistration? registration)
{
    readonly TemplateSwitch _switch = new(database.Templates, registration);

    /// <summary>Pushes one.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="source">The template.</param>
    /// <param name="author">Who pushes it.</param>
    /// <param name="note">What this version is about, if told.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="VerbFailedException">It cannot be used or is beyond a limit, or Discord refuses its commands.</exception>
    public async Task<PushedTemplate> RunAsync(TenantId tenant, TemplateSources source, string author, string? note, CancellationToken stop)
    {
        var state = await database.Templates.LookAsync(tenant, view => view.FindAsync(source.Name), stop);
        try
        {
            var compiled = await compiler.CompileAsync(source, stop);
            if (compiled.Template is null)
            {
                throw Refusal(source, compiled.Diagnostics);
            }

            var hash = VersionHash.Of(source, compiled.Template);
            if (state?.ActiveHash == hash && state.ActiveVersion is { } active)
            {
                return await ReuseAsync(tenant, source, active, stop);
            }

            var settings = EffectiveSettings.ForTrial(source.Manifest, state?.Settings ?? "{}");
            var inspected = await inspector.InspectAsync(tenant, source, settings, stop);
            return inspected.Diagnostics.Count > 0
                ? throw Refusal(source, inspected.Diagnostics)
                : await AddAsync(tenant, source, inspected, hash, author, note, stop);
        }
        catch (Exception error) when (error is VerbFailedException or TemplateStoreException or TemplateBusyException)
        {
            throw new VerbFailedException($"{error.Message}\nNothing was pushed.{Consequence(source.Name, state)}", error);
        }
    }

    async Task<PushedTemplate> AddAsync(
        TenantId tenant, TemplateSources source, InspectedTemplate inspected, string hash, string author, string? note, CancellationToken stop)
    {
        var compiled = inspected.Compiled!;
        var stored = new StoredTemplate
        {
            Name = source.Name,
            Entry = compiled.Entry,
            Files = source.Files,
            Program = compiled.Files,
            SourceMaps = compiled.SourceMaps,
            Hash = hash,
            Label = source.Manifest.Version,
            Description = source.Manifest.Description,
            Capabilities = source.Manifest.Capabilities.Names,
            DefersEphemerally = source.Manifest.DefersEphemerally,
            Events = inspected.Events,
            Commands = inspected.Commands,
            Author = author,
            Note = note,
        };
        return await _switch.RunAsync(
            tenant,
            async change =>
            {
                await CommandConflict.CheckAsync(change, source.Name, inspected.Commands);
                var before = await change.FindAsync(source.Name);
                var same = before is null ? null : (await change.ListVersionsAsync(source.Name)).FirstOrDefault(version => version.Hash == hash);
                var added = await change.AddVersionAsync(stored);
                return await ActivateAsync(change, source, before, added, isNew: true) with { SameAs = same?.Version };
            },
            stop);
    }

    async Task<PushedTemplate> ReuseAsync(TenantId tenant, TemplateSources source, int version, CancellationToken stop) =>
        await _switch.RunAsync(
            tenant,
            async change =>
            {
                var before = await change.FindAsync(source.Name);
                var kept = await change.LoadVersionAsync(source.Name, version);
                await CommandConflict.CheckAsync(change, source.Name, kept!.Commands);
                return before!.ActiveVersion == version
                    ? await ActivateAsync(change, source, before, version, isNew: false)
                    : throw new VerbFailedException($"{source.Name}: version {version} is not the active one any more; push again.");
            },
            stop);

    static async Task<PushedTemplate> ActivateAsync(TemplateChange change, TemplateSources source, TemplateState? before, int version, bool isNew)
    {
        var old = before?.ActiveVersion is { } active ? await change.LoadVersionAsync(source.Name, active) : null;
        var settings = EffectiveSettings.Of(source.Manifest, before?.Settings ?? "{}");
        await change.ActivateAsync(source.Name, version, settings.Json);
        var now = (await change.LoadVersionAsync(source.Name, version))!;
        var oldCapabilities = old is null ? null : old.Summary.Capabilities ?? [.. CapabilitySet.Default.Names];
        var capabilities = source.Manifest.Capabilities.Names;
        return new PushedTemplate(
            source.Name, version, now.Summary.Hash!, isNew, IsEnabled: before is null || before.IsEnabled || before.ActiveVersion is null,
            now.Summary.Events, CommandChanges.Between(old?.Commands, now.Commands), capabilities,
            oldCapabilities is null ? [] : [.. capabilities.Except(oldCapabilities)], settings.Missing);
    }

    static VerbFailedException Refusal(TemplateSources source, IReadOnlyList<CompileDiagnostic> diagnostics) =>
        VerbFailedException.Of(diagnostics, "\n", file => file == source.Name ? file : $"{source.Name}/{file}");

    static string Consequence(string name, TemplateState? state) => state?.ActiveVersion is { } version
        ? $" Version {version} of {name} stays {(state.IsEnabled ? "active" : "as it was, disabled")}."
        : "";
}
