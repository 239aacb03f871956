namespace TemplateWorker.Playground.World;

/// <summary>Kinds of commands; numbers are Discord's.</summary>
public enum ApplicationCommandType
{
    /// <summary>CHAT_INPUT: typed after a slash.</summary>
    ChatInput = 1,

    /// <summary>USER: in the menu of a member.</summary>
    User = 2,

    /// <summary>MESSAGE: in the menu of a message.</summary>
    Message = 3,

    /// <summary>PRIMARY_ENTRY_POINT: starts the application's activity.</summary>
    PrimaryEntryPoint = 4,
}
