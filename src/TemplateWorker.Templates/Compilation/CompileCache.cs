using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// Keeps compiled templates on disk by their hash. Several programs may share the folder: an entry appears whole or not
/// at all, and one that is damaged counts as none.
/// </summary>
/// <param name="folder">Where.</param>
/// <param name="mostBytes">What all entries may take; the oldest go first.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
sealed class CompileCache(string folder, long mostBytes, TimeProvider time, ILogger logger)
{
    const string Ending = ".result";

    /// <summary>Finds a result.</summary>
    /// <returns>Null when there is none that can be used.</returns>
    public CompiledTemplate? Find(string hash)
    {
        if (mostBytes <= 0)
        {
            return null;
        }

        var file = FileOf(hash);
        try
        {
            var entry = File.ReadAllBytes(file);
            var found = Read(entry);
            if (found?.Hash != hash)
            {
                logger.CacheEntryDamaged(file);
                return null;
            }

            File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime);
            return found;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not there, or evicted by another program just now.
            return null;
        }
    }

    /// <summary>Keeps a result. A folder that cannot be written costs the cache and nothing else.</summary>
    public void Keep(CompiledTemplate template)
    {
        if (mostBytes <= 0)
        {
            return;
        }

        try
        {
            WorkFolder.CreatePrivate(folder);
            var file = FileOf(template.Hash);
            var draft = $"{file}.{Guid.NewGuid():N}";
            File.WriteAllBytes(draft, Write(template));
            File.Move(draft, file, overwrite: true);
            Evict();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.CacheUnwritable(error, folder);
        }
    }

    // The hash of the rest comes first, so that a file cut short or changed by the disk is told from a good one.
    static byte[] Write(CompiledTemplate template)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(template, CompiledTemplateJson.Default.CompiledTemplate);
        return [.. SHA256.HashData(json), .. json];
    }

    static CompiledTemplate? Read(ReadOnlySpan<byte> entry) =>
        entry.Length > SHA256.HashSizeInBytes && SHA256.HashData(entry[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(entry[..SHA256.HashSizeInBytes])
            ? JsonSerializer.Deserialize(entry[SHA256.HashSizeInBytes..], CompiledTemplateJson.Default.CompiledTemplate)
            : null;

    void Evict()
    {
        var entries = new DirectoryInfo(folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        var kept = 0L;
        foreach (var entry in entries)
        {
            kept += entry.Length;
            if (kept > mostBytes)
            {
                entry.Delete();
            }
        }
    }

    string FileOf(string hash) => Path.Combine(folder, hash + Ending);
}
