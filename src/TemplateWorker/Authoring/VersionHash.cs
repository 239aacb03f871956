using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Authoring;

/// <summary>Tells versions that are the same from others: by all that is kept of them, and by what was made of it.</summary>
static class VersionHash
{
    /// <summary>SHA-256 of a version, lower-case hexadecimal.</summary>
    /// <param name="template">Its source.</param>
    /// <param name="compiled">What another compiler may compile otherwise.</param>
    public static string Of(TemplateSources template, CompiledTemplate compiled)
    {
        using var hash = new TextListHash();
        hash.Add(compiled.Hash);
        hash.AddFiles(template.Files);
        return hash.Take();
    }
}
