using System.Security.Cryptography;
using System.Text;

namespace TemplateWorker.Templates.Scaffold;

/// <summary>
/// The list of the typings that were written into a template's folder, each with the hash of its text, so that a later
/// version of the SDK deletes what it no longer has and nothing that anybody else put there.
/// </summary>
static class WrittenTypings
{
    const string FileName = "typings.sha256";

    /// <summary>The list's file.</summary>
    /// <param name="folder">The folder of the typings.</param>
    public static string FileOf(string folder) => Path.Combine(folder, FileName);

    /// <summary>The list, as the program sha256sum reads it.</summary>
    /// <param name="typings">Text of each file by its name.</param>
    public static string ListOf(IReadOnlyDictionary<string, string> typings) => string.Concat(
        typings.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{HashOf(Encoding.UTF8.GetBytes(file.Value))}  {file.Key}\n"));

    /// <summary>Deletes what was written once, has not been changed since, and is not wanted any more.</summary>
    /// <param name="folder">The folder of the typings.</param>
    /// <param name="wanted">Text of each file by its name.</param>
    public static void DeleteOld(string folder, IReadOnlyDictionary<string, string> wanted)
    {
        if (!File.Exists(FileOf(folder)))
        {
            return;
        }

        var written = File.ReadLines(FileOf(folder)).ToHashSet();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.d.ts"))
        {
            if (!wanted.ContainsKey(file.Name) && file.LinkTarget is null && written.Contains($"{HashOf(File.ReadAllBytes(file.FullName))}  {file.Name}"))
            {
                file.Delete();
            }
        }
    }

    static string HashOf(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text));
}
