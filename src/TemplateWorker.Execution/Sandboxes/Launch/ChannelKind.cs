namespace TemplateWorker.Execution.Sandboxes.Launch;

/// <summary>What the one door of a sandbox is made of.</summary>
public enum ChannelKind
{
    /// <summary>A pair of connected Unix stream sockets; the sandbox holds one end as descriptor 3.</summary>
    Socket,

    /// <summary>Two pipes; the sandbox reads descriptor 3 and writes descriptor 4.</summary>
    Pipes,
}
