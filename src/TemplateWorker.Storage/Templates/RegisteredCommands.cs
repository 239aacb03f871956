namespace TemplateWorker.Storage.Templates;

/// <summary>The commands that Discord was last given for a tenant.</summary>
/// <param name="ApplicationId">Whose commands they are: the bot's application.</param>
/// <param name="Hash">SHA-256 of the array that was sent, hexadecimal; null while it is not known what Discord has.</param>
public sealed record RegisteredCommands(string ApplicationId, string? Hash);
