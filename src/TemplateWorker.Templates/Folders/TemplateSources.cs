using System.Text;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Folders;

/// <summary>The source of one template, checked against <see cref="SourceLimits"/>, with its manifest.</summary>
public sealed class TemplateSources
{
    TemplateSources(TemplateManifest manifest, IReadOnlyDictionary<string, string> files, IReadOnlyList<string> ignored)
    {
        Manifest = manifest;
        Files = files;
        Ignored = ignored;
    }

    /// <summary>The template's name.</summary>
    public string Name => Manifest.Name;

    /// <summary>The manifest; that of a template without <c>template.yaml</c> says what holds then.</summary>
    public TemplateManifest Manifest { get; }

    /// <summary>Every kept file by path: manifest, program, JSON, tests. Folders are separated by <c>/</c>.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Paths of files that lie in the folder and are no part of the template, such as <c>README.md</c>.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Takes the files of a template that is not on disk, as a stored version is not.</summary>
    /// <param name="files">Text by path; what is no part of a template is left out.</param>
    /// <param name="name">The template's name; null for that of the manifest, which must be there then.</param>
    /// <exception cref="TemplateSourceException">A path, a text or the manifest is not allowed.</exception>
    public static TemplateSources FromFiles(IReadOnlyDictionary<string, string> files, string? name = null)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ignored = new List<string>();
        var paths = new PathSet();
        var bytes = 0L;
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (!paths.Add(path))
            {
                ignored.Add(path);
                continue;
            }

            var size = Encoding.UTF8.GetByteCount(text);
            SourceSize.Check(path, size, bytes += size);
            kept[path] = SourceText.Normalize(path, text);
        }

        return Make(kept, ignored, name, fallbackName: null);
    }

    /// <summary>Reads the manifest of files that are checked already.</summary>
    /// <param name="files">The kept files.</param>
    /// <param name="ignored">Paths of the others.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="fallbackName">The name of the folder or file, for a template without a manifest.</param>
    internal static TemplateSources Make(
        IReadOnlyDictionary<string, string> files, IReadOnlyList<string> ignored, string? name, string? fallbackName)
    {
        var manifest = files.TryGetValue(TemplateManifest.FileName, out var yaml)
            ? ManifestReader.Read(yaml, files, name)
            : ManifestReader.Without(files, name ?? fallbackName);
        return new TemplateSources(manifest, files, ignored);
    }
}
