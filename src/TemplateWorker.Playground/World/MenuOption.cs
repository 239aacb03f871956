namespace TemplateWorker.Playground.World;

/// <summary>Something to choose in a menu.</summary>
/// <param name="Label">What people read.</param>
/// <param name="Value">What is sent.</param>
public sealed record MenuOption(string Label, string Value);
