using TemplateWorker.Storage.Templates;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Authoring;

/// <summary>The manifest of a version that is stored.</summary>
static class VersionManifest
{
    /// <summary>Reads it. A version without the file has the manifest of one that says nothing.</summary>
    /// <exception cref="TemplateSourceException">It cannot be read, which a later program may hold against an older version.</exception>
    public static TemplateManifest Of(TemplateVersion version) => version.Files.ContainsKey(TemplateManifest.FileName)
        ? TemplateSources.FromFiles(version.Files, version.Summary.Name).Manifest
        : new TemplateManifest { Name = version.Summary.Name, Entry = version.Entry, Capabilities = CapabilitySet.Default };
}
