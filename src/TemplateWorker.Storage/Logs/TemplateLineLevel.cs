namespace TemplateWorker.Storage.Logs;

/// <summary>Weight of a line, as it is stored.</summary>
public enum TemplateLineLevel : short
{
    /// <summary>For the author while writing.</summary>
    Debug = 0,

    /// <summary>Something of note.</summary>
    Info = 1,

    /// <summary>Something odd that was coped with.</summary>
    Warn = 2,

    /// <summary>Something failed.</summary>
    Error = 3,
}
