namespace TemplateWorker.Playground.World;

/// <summary>A button that can be clicked.</summary>
/// <param name="Label">What it says; empty when it only shows an emoji.</param>
/// <param name="CustomId">What the bot named it.</param>
/// <param name="IsDisabled">True when it cannot be clicked now.</param>
public sealed record MessageButton(string Label, string CustomId, bool IsDisabled);
