using System.Security.Cryptography;
using System.Text;
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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, compiled.Hash);
        foreach (var (path, text) in template.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, path);
            Append(hash, text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length in front, so that no text can pass for the end of one and the beginning of another.
    static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
