namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>What a page says to do with a block.</summary>
/// <param name="Kind">What.</param>
/// <param name="Scene">Where, and which one of that kind: <c>playground</c>, <c>playground 2</c>; empty for <see cref="GuideUseKind.Unrun"/>.</param>
/// <param name="Detail">The path of a file, the text that is waited for, or the reason why it is not run.</param>
/// <param name="ExitCode">What the commands end with.</param>
/// <param name="Replacements">What stands in the block for something that every reader has of his own, and a shell's words for the test's.</param>
sealed record GuideUse(GuideUseKind Kind, string Scene, string Detail, int ExitCode, IReadOnlyList<(string Text, string Value)> Replacements);
