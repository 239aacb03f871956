using System.Security.Cryptography;
using System.Text;

namespace TemplateWorker.Templates.Compilation;

/// <summary>SHA-256 of a list of texts, by which what is the same as before is found again; hashes are stored, so how they are made stays.</summary>
public sealed class TextListHash : IDisposable
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Appends a text.</summary>
    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // The length in front, so that no text can pass for the end of one and the beginning of another.
        _hash.AppendData(BitConverter.GetBytes(bytes.Length));
        _hash.AppendData(bytes);
    }

    /// <summary>Appends the paths and texts of files, in the order of their paths.</summary>
    public void AddFiles(IEnumerable<KeyValuePair<string, string>> files)
    {
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Add(path);
            Add(text);
        }
    }

    /// <summary>The hash of all that was appended, lower-case hexadecimal; the list is empty afterwards.</summary>
    public string Take() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
