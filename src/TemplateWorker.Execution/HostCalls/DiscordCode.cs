namespace TemplateWorker.Execution.HostCalls;

/// <summary>Discord's numbers of errors that the host knows by itself, from its documentation of JSON error codes.</summary>
static class DiscordCode
{
    /// <summary>The interaction has an answer.</summary>
    public const int AlreadyAcknowledged = 40060;

    /// <summary>A file is too large.</summary>
    public const int RequestTooLarge = 40005;

    /// <summary>The token of a webhook, or of an interaction 15 minutes after it was made, is not valid.</summary>
    public const int InvalidWebhookToken = 50027;
}
