namespace TemplateWorker.Discord.Interactions;

/// <summary>Whether a signed request is one that Discord sends now.</summary>
public enum RequestAge
{
    /// <summary>It is.</summary>
    Fresh,

    /// <summary>It was signed too long ago, or the clocks differ.</summary>
    Stale,

    /// <summary>It came before.</summary>
    Repeated,
}
