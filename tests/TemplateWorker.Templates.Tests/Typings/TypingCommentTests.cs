using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Tests.Typings;

public sealed class TypingCommentTests
{
    static readonly IReadOnlyList<TypingDeclaration> Declarations =
        [.. SdkTypings.Files.SelectMany(file => TypingReader.Read(file.Key, file.Value))];

    [Fact]
    public void Every_name_of_the_typings_and_every_member_says_what_it_is()
    {
        Declarations.Count.ShouldBeGreaterThan(200);
        Declarations.Where(declaration => declaration.Comment.Text.Length == 0)
            .Select(declaration => $"{declaration.File}: {declaration.Name}")
            .ShouldBeEmpty();
        Declarations.SelectMany(declaration => declaration.Members.Select(member => (declaration, member)))
            .Where(found => found.member.Comment.Text.Length == 0)
            .Select(found => $"{found.declaration.File}: {found.declaration.Name}.{found.member.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_comment_speaks_of_no_parameter_that_is_not_there()
    {
        var functions = Declarations
            .Where(declaration => declaration.Kind != TypingKind.Value)
            .Select(declaration => (declaration.Name, declaration.Head, declaration.Comment))
            .Concat(Declarations.SelectMany(declaration =>
                declaration.Members.Select(member => (member.Name, Head: member.Declaration, member.Comment))));
        functions
            .SelectMany(found => found.Comment.Parameters
                .Where(parameter => !found.Head.Contains(parameter.Name, StringComparison.Ordinal))
                .Select(parameter => $"{found.Name}: {parameter.Name}"))
            .ShouldBeEmpty();
    }
}
