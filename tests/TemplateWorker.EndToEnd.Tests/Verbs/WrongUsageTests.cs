using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class WrongUsageTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task An_unknown_verb_ends_with_exit_code_2_and_the_way_to_help()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["wroker"]);

        run.Errors.ShouldContain("wroker");
        run.Errors.ShouldEndWith("See: templateworker --help");
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_flag_with_a_wrong_value_is_named_with_its_setting()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["worker", "--max-db-connections", "many", "--instance", "A/B"]);

        run.Errors.Split('\n').ShouldBe([
            "flag --max-db-connections: database.max_connections must be a whole number from 1 to 1000, and is \"many\"",
            "flag --instance: database.embedded.instance must be 1 to 32 small letters, digits, hyphens and underscores, and is \"A/B\"",
        ]);
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();
}
