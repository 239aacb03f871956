namespace TemplateWorker.Chaos.Reports;

/// <summary>One thing that must hold after a run.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Held">Whether it held; null when the run was too short to tell.</param>
/// <param name="Text">By what that is known.</param>
sealed record Check(string Name, bool? Held, string Text);
