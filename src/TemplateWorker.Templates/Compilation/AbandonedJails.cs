using Microsoft.Extensions.Logging;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Deletes the jails of compilers that nobody uses any more, and what was left of jails that were never finished.</summary>
static class AbandonedJails
{
    // Each compilation makes a folder in its jail, whose time tells when that was. A program that comes back to a
    // compiler later makes its jail anew.
    static readonly TimeSpan Unused = TimeSpan.FromDays(1);

    /// <summary>Deletes them. What cannot be deleted is told in the log and harms nothing else.</summary>
    /// <param name="parent">Where the jails lie.</param>
    /// <param name="kept">The jail in use.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public static void Sweep(string parent, CompilerJail kept, TimeProvider time, ILogger logger)
    {
        foreach (var jail in new DirectoryInfo(parent).EnumerateDirectories($"{CompilerJail.NameStart}*"))
        {
            if (jail.Name == Path.GetFileName(kept.Root) || time.GetUtcNow() - LastUse(jail) <= Unused)
            {
                continue;
            }

            try
            {
                Delete(jail);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                logger.JailNotDeleted(error, jail.FullName);
            }
        }
    }

    static DateTimeOffset LastUse(DirectoryInfo jail)
    {
        var work = new DirectoryInfo(Path.Combine(jail.FullName, CompilerJail.WorkFolders));
        return work.Exists ? work.LastWriteTimeUtc : jail.LastWriteTimeUtc;
    }

    // Under another name first, so that a program which comes back to it now finds none rather than half of one.
    static void Delete(DirectoryInfo jail)
    {
        try
        {
            var gone = $"{jail.FullName}.{Guid.NewGuid():N}";
            Directory.Move(jail.FullName, gone);
            WorkFolder.Delete(gone);
        }
        catch (DirectoryNotFoundException)
        {
            // Another program swept it.
        }
    }
}
