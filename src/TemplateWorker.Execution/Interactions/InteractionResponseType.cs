namespace TemplateWorker.Execution.Interactions;

/// <summary>Kinds of first answers to an interaction, with Discord's numbers.</summary>
static class InteractionResponseType
{
    /// <summary>A message.</summary>
    public const int Message = 4;

    /// <summary>A message that follows; the member sees that the bot thinks.</summary>
    public const int DeferredMessage = 5;

    /// <summary>A change of the message that follows; the member sees nothing.</summary>
    public const int DeferredUpdate = 6;

    /// <summary>A change of the message with the component.</summary>
    public const int Update = 7;

    /// <summary>Choices for an option.</summary>
    public const int Choices = 8;

    /// <summary>A form.</summary>
    public const int Modal = 9;
}
