namespace TemplateWorker.Playground.World;

/// <summary>Why somebody is no longer a member.</summary>
public enum Departure
{
    /// <summary>By their own will.</summary>
    Left,

    /// <summary>The bot kicked them.</summary>
    Kicked,

    /// <summary>The bot banned them.</summary>
    Banned,
}
