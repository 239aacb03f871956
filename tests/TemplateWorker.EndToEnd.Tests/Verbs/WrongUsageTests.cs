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

    public void Dispose() => _folder.Dispose();
}
