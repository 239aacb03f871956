namespace TemplateWorker.Confinement;

/// <summary>What a path leads to, and so what may be done with it.</summary>
enum ReachableKind
{
    /// <summary>A folder, to be read with all that is in it.</summary>
    Folder,

    /// <summary>A file, to be read.</summary>
    File,

    /// <summary>A device, to be read.</summary>
    Device,

    /// <summary>A program that the launch itself executes.</summary>
    Program,

    /// <summary>A link to something that has its own entry or lies in a folder that has.</summary>
    Link,

    /// <summary>A folder in which files and folders may be made.</summary>
    Output,
}
