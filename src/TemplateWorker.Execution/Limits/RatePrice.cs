namespace TemplateWorker.Execution.Limits;

/// <summary>What a host call takes of its tenant's rates.</summary>
/// <param name="Class">What it counts as.</param>
/// <param name="Members">Members that it removes, each of whom counts for the rates of bans and kicks.</param>
readonly record struct RatePrice(RateClass Class, int Members = 1);
