using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TemplateWorker.Testing;

namespace TemplateWorker.Architecture.Tests;

/// <summary>Reads what a built assembly really references, without loading it.</summary>
static class BuiltAssembly
{
    /// <summary>Names of the assemblies that the project's own assembly uses a type of.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project) =>
        ReferencesOfFile(Path.Combine(Repository.BuildOf(project), FileNameOf(project)));

    /// <summary>Names of all assemblies that a program can come to load from its own folder, its own name included.</summary>
    public static IReadOnlySet<string> ReachableFrom(string project)
    {
        var folder = Repository.BuildOf(project);
        var reached = new HashSet<string>();
        var open = new Stack<string>([Path.GetFileNameWithoutExtension(FileNameOf(project))]);
        while (open.TryPop(out var name))
        {
            var file = Path.Combine(folder, name + ".dll");
            if (File.Exists(file) && reached.Add(name))
            {
                foreach (var reference in ReferencesOfFile(file))
                {
                    open.Push(reference);
                }
            }
        }

        return reached;
    }

    static string FileNameOf(string project) => project == "TemplateWorker" ? "templateworker.dll" : project + ".dll";

    static string[] ReferencesOfFile(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];
    }
}
