using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>Names that the typings of the SDK promise.</summary>
static class TypedSurface
{
    const string GlobalFile = "globals.d.ts";

    static readonly IReadOnlyList<TypingDeclaration> Declarations =
    [
        .. SdkTypings.Files
            .Where(file => file.Key != "testing.d.ts")
            .SelectMany(file => TypingReader.Read(file.Key, file.Value)),
    ];

    /// <summary>What <c>import { … } from "templateworker"</c> gives at run time.</summary>
    public static IEnumerable<string> Exports => Values(isGlobal: false);

    /// <summary>What is there without an import, beyond JavaScript's own.</summary>
    public static IEnumerable<string> Globals => Values(isGlobal: true);

    /// <summary>Names of exports and globals that are more than a function: objects and classes.</summary>
    public static IEnumerable<string> Holders => Declarations
        .Where(declaration => declaration.Kind is TypingKind.Value or TypingKind.Class)
        .Select(declaration => declaration.Name);

    /// <summary>Names of the members of an interface or of objects of a class, those of its bases included.</summary>
    public static IEnumerable<string> Members(string name) => Members(name, isStatic: false);

    /// <summary>Names of the members of a class itself.</summary>
    public static IEnumerable<string> StaticMembers(string name) => Members(name, isStatic: true);

    static IEnumerable<string> Values(bool isGlobal) => Declarations
        .Where(declaration => declaration.File == GlobalFile == isGlobal)
        .Where(declaration => declaration.Kind is TypingKind.Function or TypingKind.Value or TypingKind.Class)
        .Select(declaration => declaration.Name)
        .Distinct();

    static IEnumerable<string> Members(string name, bool isStatic)
    {
        var declaration = Declarations.First(
            found => found.Name == name && found.Kind is TypingKind.Interface or TypingKind.Class && found.Members.Count > 0);
        return declaration.Members
            .Where(member => member.Declaration.StartsWith("static ", StringComparison.Ordinal) == isStatic)
            .Select(member => member.Name)
            .Where(member => member.Length > 0 && member != "constructor" && member[0] != '[')
            .Concat(isStatic || declaration.Kind == TypingKind.Class ? [] : declaration.Bases.Where(IsOurs).SelectMany(Members))
            .Distinct();
    }

    static bool IsOurs(string name) => Declarations.Any(declaration => declaration.Name == name);
}
