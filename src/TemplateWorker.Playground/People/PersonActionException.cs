namespace TemplateWorker.Playground.People;

/// <summary>A person tried something that cannot be done; the message says what and what would do.</summary>
public sealed class PersonActionException : Exception
{
    internal PersonActionException(PersonActionFailure failure, string message)
        : base(message) =>
        Failure = failure;

    /// <summary>Why it cannot be done.</summary>
    public PersonActionFailure Failure { get; }
}
