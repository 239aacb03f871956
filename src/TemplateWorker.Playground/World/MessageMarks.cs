namespace TemplateWorker.Playground.World;

/// <summary>Flags of a message; bits and names are Discord's.</summary>
[Flags]
public enum MessageMarks
{
    /// <summary>None set.</summary>
    None = 0,

    /// <summary>CROSSPOSTED: published to the channels that follow.</summary>
    Crossposted = 1 << 0,

    /// <summary>SUPPRESS_EMBEDS.</summary>
    SuppressEmbeds = 1 << 2,

    /// <summary>HAS_THREAD.</summary>
    HasThread = 1 << 5,

    /// <summary>EPHEMERAL: seen by one member only.</summary>
    Ephemeral = 1 << 6,

    /// <summary>LOADING: the bot is "thinking".</summary>
    Loading = 1 << 7,

    /// <summary>SUPPRESS_NOTIFICATIONS.</summary>
    SuppressNotifications = 1 << 12,

    /// <summary>IS_COMPONENTS_V2: the message is made of components alone.</summary>
    ComponentsV2 = 1 << 15,
}
