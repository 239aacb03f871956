using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.TestRunner.Running;
using TemplateWorker.TestRunner.Tests.Support;

namespace TemplateWorker.TestRunner.Tests.Api;

public sealed class WarmUpTests(RunnerFixture runner)
{
    [Fact]
    public Task A_stage_opens_and_closes_without_any_sandbox() =>
        Should.NotThrowAsync(() => StageWarmUp.RunAsync(
            runner.Options with { Sandbox = runner.Options.Sandbox with { Executable = "there is none" } }, NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken));
}
