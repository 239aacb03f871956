namespace TemplateWorker.Configuration;

/// <summary>Which events Discord is asked for.</summary>
public enum IntentChoice
{
    /// <summary>Those that templates subscribe to.</summary>
    Subscribed,

    /// <summary>All that the application may have, but presences, which come only where a template subscribes to them.</summary>
    All,
}
