using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Tenants;

/// <summary>The errors of dispatches that the host ends itself.</summary>
static class Reports
{
    /// <summary>The tenant's queue is full.</summary>
    public static readonly ScriptErrorReport TenantQueueFull = new("QueueFull", "Too many events of this tenant wait or run.", "");

    /// <summary>The sandbox's queue is full.</summary>
    public static readonly ScriptErrorReport SandboxQueueFull = new("QueueFull", "Too many events of this sandbox wait or run.", "");

    /// <summary>Too many bytes wait to be sent.</summary>
    public static readonly ScriptErrorReport ChannelFull = new("QueueFull", "The sandbox does not take events as fast as they come.", "");

    /// <summary>The event does not fit a frame.</summary>
    public static readonly ScriptErrorReport EventTooLarge = new("EventTooLarge", "The event is larger than a sandbox takes.", "");

    /// <summary>The host stops.</summary>
    public static readonly ScriptErrorReport Stopping = new("Stopping", "The host is stopping.", "");

    /// <summary>The host stopped before the dispatch ended.</summary>
    public static readonly ScriptErrorReport Stopped = new("Stopped", "The host stopped before the dispatch ended.", "");

    /// <summary>The templates could not be read from where they are stored.</summary>
    public static ScriptErrorReport TemplatesUnavailable(Exception error) => new("TemplatesUnavailable", $"The templates could not be read: {error.Message}", "");

    /// <summary>The sandbox ended.</summary>
    public static ScriptErrorReport Crash(string reason) => new("SandboxCrash", $"The sandbox ended while it held the dispatch. {reason}", "");
}
