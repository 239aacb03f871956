namespace TemplateWorker.Discord.Gateway;

/// <summary>What a bot says that it does, by Discord's numbers.</summary>
public enum BotActivityType
{
    /// <summary>"Playing …".</summary>
    Playing = 0,

    /// <summary>"Listening to …".</summary>
    Listening = 2,

    /// <summary>"Watching …".</summary>
    Watching = 3,

    /// <summary>The text alone.</summary>
    Custom = 4,

    /// <summary>"Competing in …".</summary>
    Competing = 5,
}
