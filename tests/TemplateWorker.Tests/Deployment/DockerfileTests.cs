using System.Text.Json;
using System.Text.RegularExpressions;
using TemplateWorker.Monitoring;
using TemplateWorker.Testing;
using TemplateWorker.Verbs;

namespace TemplateWorker.Tests.Deployment;

/// <summary>Rules that linters of Dockerfiles have, and those of this project.</summary>
public sealed partial class DockerfileTests
{
    static readonly List<(string Name, string Text)> Instructions =
        [.. Instruction.Matches(Comment.Replace(Repository.Read("Dockerfile"), "")).Select(match => (match.Groups["name"].Value, match.Groups["text"].Value.Replace("\\\n", " ").Trim()))];

    // The last stage is the image.
    static readonly List<(string Name, string Text)> Image = Instructions[Instructions.FindLastIndex(instruction => instruction.Name == "FROM")..];

    [Fact]
    public void Every_base_has_a_version_and_every_copy_comes_from_a_stage_that_is_there()
    {
        var bases = Texts(Instructions, "FROM").ToList();
        bases.ShouldAllBe(text => Versioned.IsMatch(text));
        var stages = bases.Select(text => text.Split(" AS ")).Where(parts => parts.Length == 2).Select(parts => parts[1]);

        Texts(Instructions, "COPY").Where(text => text.StartsWith("--from=", StringComparison.Ordinal)).Select(text => text.Split(' ')[0]["--from=".Length..]).ShouldBeSubsetOf(stages);
        Instructions.ShouldNotContain(instruction => instruction.Name == "ADD");
    }

    [Fact]
    public void Nothing_runs_as_root_after_the_packages_are_there()
    {
        Texts(Image, "USER").ShouldHaveSingleItem().ShouldBe("$APP_UID");
        Image.FindIndex(instruction => instruction.Name == "USER").ShouldBeGreaterThan(Image.FindLastIndex(instruction => instruction.Name is "RUN" or "COPY"));
    }

    [Fact]
    public void Packages_are_those_that_the_program_needs_and_leave_no_lists()
    {
        var install = Texts(Image, "RUN").ShouldHaveSingleItem();
        install.ShouldContain("--no-install-recommends");
        install.ShouldContain("rm -rf /var/lib/apt/lists/*");

        var needed = RuntimePackage.Matches(Repository.Read("scripts/lib/packages.sh")).Select(match => match.Value);
        Package.Matches(install).Select(match => match.Value).ShouldBe(needed, ignoreOrder: true);
    }

    [Fact]
    public void The_health_check_is_a_verb_of_the_program_and_its_port_is_the_one_that_answers()
    {
        var check = Texts(Image, "HEALTHCHECK").ShouldHaveSingleItem();
        JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[')..]).ShouldBe(["/app/templateworker", HealthVerb.Create().Name]);
        Texts(Image, "EXPOSE").ShouldBe([$"{MonitoringPlace.UsualPort}"]);
        JsonSerializer.Deserialize<string[]>(Texts(Image, "ENTRYPOINT").ShouldHaveSingleItem()).ShouldBe(["/app/templateworker"]);
        JsonSerializer.Deserialize<string[]>(Texts(Image, "CMD").ShouldHaveSingleItem()).ShouldBe([WorkerVerb.Name]);
    }

    [Fact]
    public void What_a_deployment_keeps_and_its_secrets_are_no_part_of_the_image() =>
        Repository.Read(".dockerignore").Split('\n').ShouldContain("deploy");

    static IEnumerable<string> Texts(List<(string Name, string Text)> instructions, string name) =>
        instructions.Where(instruction => instruction.Name == name).Select(instruction => instruction.Text);

    [GeneratedRegex(@"^#.*\n", RegexOptions.Multiline)]
    static partial Regex Comment { get; }

    [GeneratedRegex(@"^(?<name>[A-Z]+) (?<text>(?:.*\\\n)*.*)$", RegexOptions.Multiline)]
    static partial Regex Instruction { get; }

    [GeneratedRegex(@"^[\w./-]+:(?!latest)[\w.-]+( AS \w+)?$")]
    static partial Regex Versioned { get; }

    [GeneratedRegex(@"\blib[a-z0-9.+-]+")]
    static partial Regex Package { get; }

    [GeneratedRegex(@"(?<=\|\| echo )lib[a-z0-9.+-]+")]
    static partial Regex RuntimePackage { get; }
}
