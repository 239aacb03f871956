using System.CommandLine;
using System.Text.RegularExpressions;
using TemplateWorker.CommandLine;
using TemplateWorker.Testing;
using TemplateWorker.Verbs;

namespace TemplateWorker.Tests.Verbs;

/// <summary>Verbs and options that pages name in their sentences are there; commands in blocks of their own are run elsewhere.</summary>
public sealed partial class NamedCommandTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Select(page => Path.GetRelativePath(Repository.Root, page))
            .Where(page => Command.IsMatch(Repository.Read(page)))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_verb_and_option_that_a_page_names_is_there(string page) =>
        Command.Matches(Repository.Read(page)).Select(command => command.Groups["words"].Value)
            .Where(words => Mistyped.Explain(Program().Parse(Optional.Replace(words, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))) is not null)
            .ShouldBeEmpty();

    [Fact]
    public void One_that_is_not_there_is_noticed() =>
        Mistyped.Explain(Program().Parse(["tenant", "suspend", "5"])).ShouldNotBeNull();

    static RootCommand Program() => new("templateworker")
    {
        WorkerVerb.Create(), MigrateVerb.Create(), RegisterVerb.Create(), TemplateVerb.Create(), TenantVerb.Create(), KvVerb.Create(), DbVerb.Create(),
        LimitsVerb.Create(), DoctorVerb.Create(), HealthVerb.Create(), PlaygroundVerb.Create(), DemoVerb.Create(),
    };

    [GeneratedRegex("(?<=`)(?:scripts/)?templateworker (?<words>[a-z][^`|>]*)(?=`)")]
    static partial Regex Command { get; }

    // Marks of what may be left out.
    [GeneratedRegex(@"[\[\]]")]
    static partial Regex Optional { get; }
}
