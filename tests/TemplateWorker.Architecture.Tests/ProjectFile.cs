using System.Xml.Linq;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>What a project file references.</summary>
sealed class ProjectFile
{
    ProjectFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        var project = XDocument.Load(path);
        Projects = Names(project, "ProjectReference", Path.GetFileNameWithoutExtension);
        Packages = Names(project, "PackageReference", name => name);
        Frameworks = Names(project, "FrameworkReference", name => name);
        HiddenPackages =
        [
            .. project.Descendants("PackageReference")
                .Where(reference => (string?)reference.Attribute("PrivateAssets") == "compile")
                .Select(reference => (string)reference.Attribute("Include")!),
        ];
    }

    public string Name { get; }

    public IReadOnlyList<string> Projects { get; }

    public IReadOnlyList<string> Packages { get; }

    public IReadOnlyList<string> Frameworks { get; }

    /// <summary>Packages whose types a project that references this one cannot use.</summary>
    public IReadOnlyList<string> HiddenPackages { get; }

    public static IReadOnlyList<ProjectFile> InSource { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new ProjectFile(path)),
    ];

    public static ProjectFile Of(string name) => InSource.Single(project => project.Name == name);

    static string[] Names(XDocument project, string element, Func<string, string?> name) =>
        [.. project.Descendants(element).Select(reference => name(((string)reference.Attribute("Include")!).Replace('\\', '/'))!)];
}
