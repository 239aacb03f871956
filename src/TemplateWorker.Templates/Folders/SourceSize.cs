namespace TemplateWorker.Templates.Folders;

/// <summary>Holds files against <see cref="SourceLimits"/>.</summary>
static class SourceSize
{
    /// <summary>Checks one more file.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="total">That of all files so far, this one included.</param>
    /// <exception cref="TemplateSourceException">It is beyond a limit.</exception>
    public static void Check(string path, long bytes, long total)
    {
        if (bytes > SourceLimits.FileBytes)
        {
            throw new TemplateSourceException(path, $"the file is too large; one file may have {SourceLimits.FileBytes / 1024} KiB");
        }

        if (total > SourceLimits.TotalBytes)
        {
            throw new TemplateSourceException(
                path, $"with this file the template is too large; its files may have {SourceLimits.TotalBytes / 1024} KiB together");
        }
    }
}
