namespace TemplateWorker.Discord.Gateway;

/// <summary>How a bot shows in the list of members.</summary>
public enum BotStatus
{
    /// <summary>Green.</summary>
    Online,

    /// <summary>Yellow.</summary>
    Idle,

    /// <summary>Red: do not disturb.</summary>
    Dnd,

    /// <summary>As if it were offline.</summary>
    Invisible,
}
