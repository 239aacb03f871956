using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class HealthVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Without_a_worker_it_fails_and_says_where_it_asked()
    {
        var place = $"127.0.0.1:{FreePort.Take()}";

        await using var run = await ProgramRun.RunAsync(_folder, ["health"], ("TEMPLATEWORKER__MONITORING__HTTP", place));

        (await run.WaitForExitAsync()).ShouldBe(1);
        run.Errors.ShouldStartWith($"No worker answers at {place} (monitoring.http): ");
    }

    [Fact]
    public async Task Where_nothing_is_served_nobody_can_be_asked()
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["health"], ("TEMPLATEWORKER__MONITORING__HTTP", "off"));

        (await run.WaitForExitAsync()).ShouldBe(2);
        run.Errors.ShouldBe("monitoring.http is off, so nobody can ask a worker how it is.");
    }

    public void Dispose() => _folder.Dispose();
}
