namespace TemplateWorker.Templates.Folders;

/// <summary>How large the source of a template may be. Errors quote these numbers.</summary>
public static class SourceLimits
{
    /// <summary>Most files that are kept: manifest, program, JSON and tests.</summary>
    public const int Files = 256;

    /// <summary>Longest file, in bytes of UTF-8. 256 KiB.</summary>
    public const int FileBytes = 256 * 1024;

    /// <summary>All kept files together, in bytes of UTF-8. 1 MiB.</summary>
    public const int TotalBytes = 1024 * 1024;

    /// <summary>Longest path within the folder, in characters.</summary>
    public const int PathCharacters = 200;

    /// <summary>Most names in a path: the file and the folders above it.</summary>
    public const int PathParts = 8;

    /// <summary>Most entries of a folder that are looked at, those that are skipped included.</summary>
    public const int Entries = 4096;
}
