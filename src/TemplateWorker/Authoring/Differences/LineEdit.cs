namespace TemplateWorker.Authoring.Differences;

/// <summary>One line of a comparison.</summary>
/// <param name="Mark">A blank for a line of both texts, <c>-</c> for one of the first alone, <c>+</c> for one of the second.</param>
/// <param name="Text">The line.</param>
readonly record struct LineEdit(char Mark, string Text);
