using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Demos;

public sealed class GuideTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_first_template_of_the_guide_comes_to_life_just_as_it_says()
    {
        var steps = GuideSteps.Read();
        steps.First.ShouldBe([["scripts/demo"]]);
        await using var demo = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        var own = (await demo.WaitForOutputAsync(line => line.StartsWith("your own ", StringComparison.Ordinal))).Split(' ');
        var values = new Dictionary<string, string> { ["ID"] = After(own, "--guild"), ["URL"] = After(own, "--database-url").Trim('\'') };

        steps.Second.Length.ShouldBe(4);
        foreach (var command in steps.Second)
        {
            command[0].ShouldBe("scripts/templateworker");
            await using var run = await ProgramRun.RunAsync(_folder, command[1..].Select(word => values.GetValueOrDefault(word, word)));
            (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        }

        steps.Chat.Length.ShouldBe(2);
        foreach (var (typed, answer) in steps.Chat)
        {
            // Commands are offered a moment after the push.
            await Patience.GetAsync(
                async () =>
                {
                    await demo.TypeAsync(typed);
                    return demo.Output.Contains(answer) ? answer : null;
                },
                () => $"{typed} was not answered. Output:\n{string.Join('\n', demo.Output)}\nErrors:\n{demo.Errors}");
        }

        await demo.InterruptAsync();
    }

    public void Dispose() => _folder.Dispose();

    static string After(string[] words, string flag) => words[Array.IndexOf(words, flag) + 1];
}
