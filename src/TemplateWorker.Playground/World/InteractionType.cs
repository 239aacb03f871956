namespace TemplateWorker.Playground.World;

/// <summary>Kinds of interactions; numbers are Discord's.</summary>
public enum InteractionType
{
    /// <summary>APPLICATION_COMMAND.</summary>
    Command = 2,

    /// <summary>MESSAGE_COMPONENT.</summary>
    Component = 3,

    /// <summary>APPLICATION_COMMAND_AUTOCOMPLETE.</summary>
    Autocomplete = 4,

    /// <summary>MODAL_SUBMIT.</summary>
    ModalSubmit = 5,
}
