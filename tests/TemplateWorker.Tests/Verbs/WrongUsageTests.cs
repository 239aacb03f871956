using TemplateWorker.Tests.Processes;

namespace TemplateWorker.Tests.Verbs;

public sealed class WrongUsageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_unknown_verb_ends_with_exit_code_2_and_the_way_to_help()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["wroker"]);

        (await run.WaitForExitAsync()).ShouldBe(2);
        run.Errors.ShouldContain("wroker");
        run.Errors.ShouldEndWith("See: templateworker --help");
    }

    [Fact]
    public async Task A_wrong_configuration_ends_with_exit_code_2_and_a_line_for_each_mistake()
    {
        _folder.Write("config.yaml", "databse: {}\nsandbox:\n  processes: many\n");

        await using var run = await ProgramRun.RunAsync(_folder, ["migrate"], ("TEMPLATEWORKER__DISCORD__TOKENS", "hush"));

        (await run.WaitForExitAsync()).ShouldBe(2);
        run.Errors.Split('\n').ShouldBe([
            "config.yaml:1:1: unknown key \"databse\"; did you mean database?",
            "environment variable TEMPLATEWORKER__DISCORD__TOKENS: no setting \"discord.tokens\"; did you mean TEMPLATEWORKER__DISCORD__TOKEN?",
            "config.yaml:3:14: sandbox.processes must be a whole number from 1 to 256, and is \"many\"",
        ]);
    }

    public void Dispose() => _folder.Dispose();
}
