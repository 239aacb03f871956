namespace TemplateWorker.Playground.World;

/// <summary>A place in a form to fill in.</summary>
/// <param name="CustomId">What the bot named it.</param>
/// <param name="Label">What people read beside it.</param>
public sealed record FormInput(string CustomId, string Label);
