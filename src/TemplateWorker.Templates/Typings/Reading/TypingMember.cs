namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>A field or a method of an interface or a class.</summary>
/// <param name="Name">Its name; empty where the object itself is called.</param>
/// <param name="IsMethod">Whether it is called.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Type">Type of a field; empty for methods.</param>
/// <param name="Declaration">The whole of it, as the typings write it.</param>
/// <param name="Comment">What the typings say of it.</param>
public sealed record TypingMember(
    string Name, bool IsMethod, bool IsOptional, string Type, string Declaration, TypingComment Comment);
