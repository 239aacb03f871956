using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using YamlDotNet.Core;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Gathers what is wrong with a manifest, so that its author learns of everything at once.</summary>
/// <param name="yaml">The file's text, for excerpts.</param>
sealed class YamlProblems(string yaml)
{
    readonly List<CompileDiagnostic> _problems = [];

    /// <summary>Adds one.</summary>
    /// <param name="mark">Where.</param>
    /// <param name="what">What is wrong and how to mend it.</param>
    public void Add(Mark mark, string what) => _problems.Add(CompileDiagnostic.At(
        new SourcePosition(TemplateManifest.FileName, (int)mark.Line, (int)mark.Column), DiagnosticCode.Manifest, what, yaml));

    /// <summary>Does nothing when there are none.</summary>
    /// <exception cref="TemplateSourceException">There are some.</exception>
    public void Throw()
    {
        if (_problems.Count > 0)
        {
            throw new TemplateSourceException(_problems);
        }
    }
}
