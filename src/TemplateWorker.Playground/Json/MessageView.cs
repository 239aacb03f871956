namespace TemplateWorker.Playground.Json;

/// <summary>Where a message is shown.</summary>
enum MessageView
{
    /// <summary>In an answer of the REST side.</summary>
    Rest,

    /// <summary>In the answer to the request that made it: the nonce is echoed.</summary>
    RestCreated,

    /// <summary>In a dispatch: with guild, author's membership and nonce.</summary>
    Gateway,

    /// <summary>Inside a reply, where its own referenced message is left out.</summary>
    Referenced,
}
