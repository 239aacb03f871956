namespace TemplateWorker.Execution.HostCalls;

/// <summary>What is known of a webhook.</summary>
/// <param name="GuildId">The guild of its channel; 0 when there is no such webhook.</param>
/// <param name="Token">The token to post with; null when the bot may not know it. Never shown to a template.</param>
/// <param name="AskAgainAt">When this may have changed, by <see cref="SteadyTime"/>.</param>
readonly record struct KnownWebhook(ulong GuildId, string? Token, TimeSpan AskAgainAt);
