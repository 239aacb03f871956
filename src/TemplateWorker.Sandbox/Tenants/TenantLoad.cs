using System.Buffers;
using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Sandbox.Limits;
using TemplateWorker.ScriptEngine;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// One load of a tenant's templates: runs the top level of each, and takes back what a template asked for whose top level
/// failed, so that the others go on without it.
/// </summary>
sealed class TenantLoad(
    TenantRealm tenant, ScriptWatch watch, SandboxLimits limits, IReadOnlyList<TemplateRealm> templates, EventSubscribers subscribers,
    bool isCheck)
{
    // Of what a load can tell, the rest is for the errors of templates that fail.
    const int MostDescriptions = FrameLimits.MaxTenantLoaded / 4 * 3;

    // Room for the errors that say that there is no room.
    const int MostReports = FrameLimits.MaxTenantLoaded / 16 * 15;

    readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Processor time used so far, in nanoseconds.</summary>
    internal long CpuNanoseconds { get; private set; }

    /// <summary>Runs the top levels.</summary>
    /// <param name="cpuLimit">Processor time that they may use in all, in nanoseconds.</param>
    /// <returns>How the load ended, and the JSON of <see cref="TenantLoadedMessage"/>.</returns>
    internal (OutcomeKind Kind, byte[] Json) Run(long cpuLimit)
    {
        using var json = new Utf8JsonWriter(_buffer);
        json.WriteStartArray();
        for (var i = 0; i < templates.Count; i++)
        {
            var template = templates[i];
            var left = cpuLimit - CpuNanoseconds;
            var run = new RunningDispatch(0, tenant, i == templates.Count - 1 ? left : left / 2, long.MaxValue);
            var (kind, description) = RunTemplate(run, template);
            CpuNanoseconds += run.CpuNanoseconds;
            if (kind == OutcomeKind.Ok && Written(json) + description.Length > MostDescriptions)
                (kind, description) = (OutcomeKind.Error, TooLarge(template, description));
            if (kind == OutcomeKind.CpuLimit)
                Discard(template);
            // Time is the template's own; memory is the VM's, and the host's word is everyone's.
            if (kind != OutcomeKind.Ok && (templates.Count == 1 || kind is OutcomeKind.MemoryLimit or OutcomeKind.Cancelled))
                return (kind, description);
            if (kind == OutcomeKind.Ok)
            {
                subscribers.Add(i, description);
                json.WriteRawValue(description, skipInputValidation: true);
                continue;
            }
            tenant.Names.Release(template.Program.Name);
            WriteFailed(json, template.Program.Name, Written(json) + description.Length > MostReports ? OutcomeErrors.TooLarge : description);
        }
        json.WriteEndArray();
        json.Flush();
        return (OutcomeKind.Ok, _buffer.WrittenSpan.ToArray());
    }

    (OutcomeKind Kind, byte[] Json) RunTemplate(RunningDispatch run, TemplateRealm template)
    {
        var (program, realm, sdk) = (template.Program, template.Realm, template.Sdk);
        watch.Enter(run);
        var loaded = realm.Call(
            sdk.Load, ScriptInput.Text(TenantRealm.Terminated(program.Name)), ScriptInput.Text(TenantRealm.Terminated(program.Entry)),
            ScriptInput.Json(TenantRealm.Terminated(program.Settings)), ScriptInput.Number(isCheck ? 1 : 0));
        var described = loaded.Text is "" ? realm.Call(sdk.Describe) : default;
        if (watch.Exit() is { } kind)
            return (kind, OutcomeErrors.For(kind, run, limits.MemoryBytes, program.Name));
        if (loaded.Text is { Length: > 0 } report)
            return (OutcomeKind.Error, Encoding.UTF8.GetBytes(report));
        if (loaded.Text is null)
        {
            Discard(template);
            return (OutcomeKind.Error, ErrorOf(program, loaded.Error?.Name, $"The template could not be loaded: {loaded.Error?.Message}"));
        }
        var description = Encoding.UTF8.GetBytes(described.Text ?? "");
        var fault = described.Text is null ? described.Error?.Message ?? "the SDK gave no text" : DescriptionCheck.FindFault(description);
        if (fault is null)
            return (OutcomeKind.Ok, description);
        Discard(template);
        return (OutcomeKind.Error, ErrorOf(program, described.Error?.Name, $"What the template asks for cannot be told to the host: {fault}."));
    }

    byte[] TooLarge(TemplateRealm template, byte[] description)
    {
        Discard(template);
        return ErrorOf(template.Program, null, $"What the template asks for takes {description.Length / 1024} KiB to tell; all templates of a guild together have {MostDescriptions / 1024} KiB.");
    }

    // Built-ins that a template has tampered with may run in there, so it has a limit like all else.
    void Discard(TemplateRealm template)
    {
        watch.Enter(new RunningDispatch(0, tenant, RunningDispatch.CleaningNanoseconds, long.MaxValue));
        template.Realm.Call(template.Sdk.Discard);
        watch.Exit();
    }

    static byte[] ErrorOf(TemplateProgram program, string? name, string message) =>
        new ScriptErrorReport(name ?? "Error", message, "", program.Name).ToUtf8Json();

    static long Written(Utf8JsonWriter json) => json.BytesCommitted + json.BytesPending;

    static void WriteFailed(Utf8JsonWriter json, string name, byte[] report)
    {
        json.WriteStartObject();
        json.WriteString("template", name);
        foreach (var list in (ReadOnlySpan<string>)["events", "commands", "components", "modals"])
        {
            json.WriteStartArray(list);
            json.WriteEndArray();
        }
        json.WritePropertyName("error");
        // A template that has tampered with built-ins decides what this is.
        json.WriteRawValue(
            DescriptionCheck.FindFault(report) is null ? report : ScriptErrorReport.Parse(report).ToUtf8Json(), skipInputValidation: true);
        json.WriteEndObject();
    }
}
