namespace TemplateWorker.Execution.Interactions;

/// <summary>What a member did, with Discord's numbers.</summary>
public enum InteractionKind
{
    /// <summary>Something that this program does not know.</summary>
    Unknown = 0,

    /// <summary>Used a command.</summary>
    Command = 2,

    /// <summary>Clicked a button or chose in a select.</summary>
    Component = 3,

    /// <summary>Typed into an option that completes.</summary>
    Autocomplete = 4,

    /// <summary>Sent a form.</summary>
    Modal = 5,
}
