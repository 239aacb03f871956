namespace TemplateWorker.Registration;

/// <summary>What came of bringing a guild's commands in step.</summary>
/// <param name="Wanted">All commands of the guild's templates: a JSON array.</param>
/// <param name="Plan">What was to be done; null when Discord refused to say what it has, or there are too many.</param>
/// <param name="Refusal">What Discord did not take; null when all is as it is wanted.</param>
sealed record RegistrationOutcome(ReadOnlyMemory<byte> Wanted, CommandPlan? Plan, CommandsRefusedException? Refusal);
