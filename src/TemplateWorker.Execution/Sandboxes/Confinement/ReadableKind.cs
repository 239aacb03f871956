namespace TemplateWorker.Execution.Sandboxes.Confinement;

/// <summary>What a path leads to.</summary>
enum ReadableKind
{
    /// <summary>A folder, to be read with all that is in it.</summary>
    Folder,

    /// <summary>A file.</summary>
    File,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A program that the launch itself executes.</summary>
    Program,

    /// <summary>A link to something that has its own entry or lies in a folder that has.</summary>
    Link,
}
