using TemplateWorker.Storage;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Authoring;

/// <summary>Tells an author that a template has more source than a push would take.</summary>
static class SourceSizeCheck
{
    /// <summary>Checks one.</summary>
    /// <param name="template">Its source.</param>
    /// <param name="program">What runs of it, by path, without tests.</param>
    /// <param name="limits">What is allowed.</param>
    /// <returns>Null when it is small enough.</returns>
    public static CompileDiagnostic? Of(TemplateSources template, IReadOnlyDictionary<string, string> program, StorageLimits limits) =>
        TemplateSourceRule.ProblemOf(template.Name, template.Files, program, limits) is { } problem
            ? new CompileDiagnostic(template.Name, 0, 0, DiagnosticCode.Source, problem, "")
            : null;
}
