namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>A block of a page between two lines of backticks, and what the comment before it says about it.</summary>
/// <param name="Place">Page and line, for messages.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Use">What is done with it; null where the page does not say.</param>
sealed record GuideBlock(string Place, string Text, GuideUse? Use);
