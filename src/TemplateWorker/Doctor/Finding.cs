namespace TemplateWorker.Doctor;

/// <summary>One result of a check.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Detail">What was found, and what to do about it.</param>
sealed record Finding(FindingKind Kind, string Subject, string? Detail = null);
