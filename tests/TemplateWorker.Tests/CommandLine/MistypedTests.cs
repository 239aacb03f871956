using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Verbs;

namespace TemplateWorker.Tests.CommandLine;

public sealed class MistypedTests
{
    [Theory]
    [InlineData("template chek hello", "templateworker template has no verb \"chek\"; did you mean `template check`?")]
    [InlineData("templat check hello", "templateworker has no verb \"templat\"; did you mean `template`?")]
    [InlineData("push hello --guild 1", "templateworker has no verb \"push\"; did you mean `template push`?")]
    [InlineData("template errors --guild 1", "templateworker template has no verb \"errors\"; did you mean `tenant errors`?")]
    [InlineData("template quux", "templateworker template has no verb \"quux\"")]
    [InlineData("template push hello --gild 4", "templateworker template push has no option --gild; did you mean --guild?")]
    [InlineData("template check --jsn hello", "templateworker template check has no option --jsn; did you mean --json?")]
    [InlineData("template check --jsn", "templateworker template check has no option --jsn; did you mean --json?")]
    [InlineData("template set greeter --unst=a --guild 1", "templateworker template set has no option --unst; did you mean --unset?")]
    [InlineData("template list --databse-url x --guild 1", "templateworker template list has no option --databse-url; did you mean --database-url?")]
    [InlineData("limits --xyz", "templateworker limits has no option --xyz")]
    public void What_there_is_not_is_told_with_what_was_probably_meant(string line, string explanation) => Explain(line).ShouldBe(explanation);

    [Theory]
    [InlineData("template check hello")]
    [InlineData("template check -- --hello")]
    [InlineData("template push hello --guild 1 --note --better")]
    [InlineData("template check one two")]
    [InlineData("template")]
    [InlineData("template push --guild 1")]
    public void Everything_else_is_left_to_the_parser(string line) => Explain(line).ShouldBeNull();

    [Fact]
    public void The_way_to_help_names_every_verb_on_it() =>
        VerbPath.Of(Program().Parse("template push".Split(' ')).CommandResult.Command).ShouldBe("templateworker template push");

    static string? Explain(string line) => Mistyped.Explain(Program().Parse(line.Split(' ')));

    static RootCommand Program()
    {
        var program = new RootCommand { TemplateVerb.Create(), TenantVerb.Create(), LimitsVerb.Create() };
        SharedOptions.AddTo(program);
        return program;
    }
}
