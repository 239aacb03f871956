namespace TemplateWorker.Playground.World;

/// <summary>Kinds of messages that the playground makes; numbers are Discord's.</summary>
public enum MessageType
{
    /// <summary>DEFAULT.</summary>
    Default = 0,

    /// <summary>REPLY.</summary>
    Reply = 19,

    /// <summary>CHAT_INPUT_COMMAND.</summary>
    ChatInputCommand = 20,

    /// <summary>CONTEXT_MENU_COMMAND.</summary>
    ContextMenuCommand = 23,
}
