using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class LimitsVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_is_configured_shows_in_every_form()
    {
        _folder.Write("templateworker.yaml", "limits:\n  memory_mib: 48\n");

        (await RunAsync()).ShouldContain(line => line.StartsWith("Memory ") && line.Contains(" 48 MiB ") && line.EndsWith(" limits.memory_mib"));
        (await RunAsync("--markdown")).ShouldContain(line => line.StartsWith("| Memory | 48 MiB | "));
        JsonDocument.Parse((await RunAsync("--json")).ShouldHaveSingleItem()).RootElement[0].GetProperty("value").GetInt32().ShouldBe(48);
    }

    public void Dispose() => _folder.Dispose();

    async Task<string[]> RunAsync(params string[] options)
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["limits", "--config", "templateworker.yaml", .. options]);
        (await run.WaitForExitAsync()).ShouldBe(0, run.Errors);
        return run.Output;
    }
}
