namespace TemplateWorker.Authoring.Differences;

/// <summary>How one file differs.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Status"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Text">The unified difference, ending in a line break.</param>
sealed record FileDifference(string Path, string Status, string Text);
