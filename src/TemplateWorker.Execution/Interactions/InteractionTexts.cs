using TemplateWorker.Execution.Outcomes;

namespace TemplateWorker.Execution.Interactions;

/// <summary>What members are told, in words that need no knowledge of templates.</summary>
static class InteractionTexts
{
    /// <summary>The handler ended and had said nothing.</summary>
    public const string NoAnswer = "There was no answer to this.";

    /// <summary>The guild has no templates that take interactions.</summary>
    public const string Gone = "This is no longer available in this server.";

    /// <summary>What a member is told of a dispatch that did not end well.</summary>
    /// <param name="outcome">How it ended.</param>
    public static string Of(in DispatchOutcome outcome) => outcome.Kind switch
    {
        DispatchOutcomeKind.Cancelled => "The bot is restarting, so this was not finished. Please try again in a minute.",
        DispatchOutcomeKind.Refused => $"Too much is going on in this server at once, so this was not done. Please try again in a minute. {Reference(outcome)}",
        DispatchOutcomeKind.Suspended => "This server's templates used too much again and again, so they are stopped for a while. Please try again later.",
        DispatchOutcomeKind.CpuLimit or DispatchOutcomeKind.MemoryLimit or DispatchOutcomeKind.Deadline =>
            $"This took more than the server allows and was stopped. {Reference(outcome)}",
        DispatchOutcomeKind.Crash => $"The bot had to be restarted while it worked on this. Please try again in a minute. {Reference(outcome)}",
        _ => $"Something went wrong, and this was not finished. {Reference(outcome)}",
    };

    static string Reference(in DispatchOutcome outcome) =>
        $"If it happens again, tell the people who run this server; the reference is `{ErrorGroup.Of(outcome).Reference}`.";
}
