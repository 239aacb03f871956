namespace TemplateWorker.Architecture.Tests.Messages;

/// <summary>What a text is given to.</summary>
/// <param name="Name">What stands before the parenthesis, such as <c>new UsageException</c> or <c>result.AddError</c>.</param>
/// <param name="Argument">Which argument it is, from 0.</param>
sealed record SourceCall(string Name, int Argument);
