namespace TemplateWorker.Monitoring.Health;

/// <summary>How one part of a worker is.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Reason">What is the matter with it; null when it is well.</param>
sealed record HealthPart(string Name, string? Reason);
