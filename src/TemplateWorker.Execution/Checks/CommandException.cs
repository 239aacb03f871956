namespace TemplateWorker.Execution.Checks;

/// <summary>A template wants something that Discord would refuse.</summary>
/// <param name="message">What, and which bound it breaks.</param>
sealed class CommandException(string message) : Exception(message)
{
    /// <summary>Where the template asks for it; null where that is not known.</summary>
    public CallingPlace? Place { get; init; }
}
