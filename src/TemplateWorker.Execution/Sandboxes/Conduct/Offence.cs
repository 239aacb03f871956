namespace TemplateWorker.Execution.Sandboxes.Conduct;

/// <summary>One offence of a tenant.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Template">The template that did it; null when it is not known.</param>
/// <param name="Version">Its version, when known.</param>
readonly record struct Offence(OffenceKind Kind, string? Template, uint? Version);
