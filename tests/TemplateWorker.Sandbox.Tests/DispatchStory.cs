namespace TemplateWorker.Sandbox.Tests;

/// <summary>What a dispatch did, as the host saw it.</summary>
sealed class DispatchStory
{
    internal List<HostCall> Calls { get; } = [];

    internal List<string> Lines { get; } = [];

    internal Outcome? Outcome { get; set; }
}
