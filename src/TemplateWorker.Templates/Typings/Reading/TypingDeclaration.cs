namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>One name that the typings declare.</summary>
/// <param name="File">The file that declares it.</param>
/// <param name="Kind">What it declares.</param>
/// <param name="Name">The name.</param>
/// <param name="Head">The declaration as the typings write it, without the members.</param>
/// <param name="Type">Type of a value, or what an alias stands for; empty for all else.</param>
/// <param name="Bases">Names of the interfaces whose members it has too.</param>
/// <param name="Members">Its members, in the order of the typings.</param>
/// <param name="Comment">What the typings say of it.</param>
public sealed record TypingDeclaration(
    string File,
    TypingKind Kind,
    string Name,
    string Head,
    string Type,
    IReadOnlyList<string> Bases,
    IReadOnlyList<TypingMember> Members,
    TypingComment Comment);
