namespace TemplateWorker.Templates.Capabilities;

/// <summary>A text that a manifest lists under <c>capabilities</c> is no capability.</summary>
/// <param name="text">The text.</param>
/// <param name="message">What is wrong with it and what would be right.</param>
public sealed class CapabilityException(string text, string message) : Exception(message)
{
    /// <summary>The text as the manifest has it.</summary>
    public string Text => text;
}
