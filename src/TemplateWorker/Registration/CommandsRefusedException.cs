namespace TemplateWorker.Registration;

/// <summary>Commands are not as they are wanted because Discord does not take them as they are. Sending them again changes nothing.</summary>
/// <param name="message">What is wrong, a line for each command, with what to do where that is known.</param>
sealed class CommandsRefusedException(string message) : Exception(message)
{
    /// <summary>What came of each command; none when Discord refused them all together.</summary>
    public IReadOnlyList<CommandAnswer> Answers { get; init; } = [];

    /// <summary>Whether other changes of the same plan were made.</summary>
    public bool IsPartial => Answers.Any(answer => answer.Problem is null);
}
