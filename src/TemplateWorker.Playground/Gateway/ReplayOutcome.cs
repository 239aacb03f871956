namespace TemplateWorker.Playground.Gateway;

/// <summary>Whether missed dispatches can be sent again.</summary>
enum ReplayOutcome
{
    /// <summary>All of them are still there.</summary>
    Possible,

    /// <summary>The sequence was never sent to this session.</summary>
    NeverSent,

    /// <summary>Some of them have been overwritten.</summary>
    Forgotten,
}
