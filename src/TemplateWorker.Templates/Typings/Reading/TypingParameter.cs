namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>What a comment says of a parameter.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Text">What it is.</param>
public sealed record TypingParameter(string Name, string Text);
