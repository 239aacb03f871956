using TemplateWorker.Execution.Checks;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Authoring;

/// <summary>Compiles a template and runs its top level once in a sandbox, as every way of using one begins.</summary>
/// <param name="compiler">The compiler.</param>
/// <param name="check">Where the top level runs; may still be starting.</param>
/// <param name="limits">How much source it may have.</param>
sealed class TemplateInspector(TemplateCompiler compiler, Task<TemplateCheck> check, StorageLimits limits)
{
    /// <summary>Inspects one.</summary>
    /// <param name="tenant">Whose it would be.</param>
    /// <param name="template">Its source.</param>
    /// <param name="settings">What it reads as <c>settings</c>: a JSON object.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What it wants, or everything that is wrong with it.</returns>
    /// <exception cref="CompilerUnavailableException">The compiler cannot be started.</exception>
    public async Task<InspectedTemplate> InspectAsync(TenantId tenant, TemplateSources template, string settings, CancellationToken stop)
    {
        var result = await compiler.CompileAsync(template, stop);
        if (result.Template is not { } compiled)
        {
            return InspectedTemplate.Failed(compiled: null, result.Diagnostics);
        }

        if (SourceSizeCheck.Of(template, compiled.Files, limits) is { } problem)
        {
            return InspectedTemplate.Failed(compiled, problem);
        }

        var program = new TemplateProgram(template.Name, Version: 0, compiled.Entry, compiled.Files, settings);
        var found = await (await check).CheckAsync(tenant, program, stop);
        return found.Error is { } error
            ? InspectedTemplate.Failed(compiled, Explain(template, compiled, error))
            : new InspectedTemplate(compiled, found.Events, found.Commands, []);
    }

    static CompileDiagnostic Explain(TemplateSources template, CompiledTemplate compiled, ScriptErrorReport error)
    {
        var place = new SourcePosition(error.File ?? template.Manifest.Entry, error.File is null ? 0 : error.Line, error.File is null ? 0 : error.Column);
        if (SourceMapSet.Parse(compiled.SourceMaps).TryMap(place.File, place.Line, place.Column, out var original))
        {
            place = original;
        }

        return CompileDiagnostic.At(
            place, DiagnosticCode.Start, $"{error.Name}: {error.Message}", template.Files.GetValueOrDefault(place.File) ?? "");
    }
}
