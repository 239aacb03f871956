namespace TemplateWorker.Registration;

/// <summary>What came of one command.</summary>
/// <param name="Command">The command, and what was to be done with it.</param>
/// <param name="Problem">Why that is not done, in Discord's words; null when it is.</param>
sealed record CommandAnswer(PlannedCommand Command, string? Problem);
