namespace TemplateWorker.Playground.Interactions;

/// <summary>Whether an interaction may be answered now.</summary>
enum InteractionClaim
{
    /// <summary>This answer is the first.</summary>
    Granted,

    /// <summary>Never heard of, or later than the three seconds.</summary>
    Unknown,

    /// <summary>There was an answer before.</summary>
    AlreadyAnswered,
}
