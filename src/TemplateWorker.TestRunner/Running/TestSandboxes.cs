using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.TestRunner.Clock;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// Two sandboxes: one for the template under test and one for the tests, so that a template that takes its sandbox
/// down does not take the test with it that tells of it.
/// </summary>
public sealed class TestSandboxes : IAsyncDisposable
{
    TestSandboxes(TestRunnerOptions options, ILoggerFactory loggers)
    {
        Templates = new SandboxPool(
            options.Sandbox with { Processes = 1, Spares = 0 }, Stages, Stages, [Stages], Stages, loggers, TimeProvider.System);
        var tests = options.Sandbox with
        {
            Processes = 1,
            Spares = 0,
            CpuLimit = options.TestCpuLimit,
            CpuBurst = TimeSpan.Zero,
            Deadline = options.TestLimit,
            MaxHostCallsPerDispatch = options.MaxActions,
        };
        Tests = new SandboxPool(tests, Files, Files, [], Files, loggers, TimeProvider.System);
    }

    internal StageTable Stages { get; } = new();

    internal TestFileTable Files { get; } = new();

    internal SandboxPool Templates { get; }

    internal SandboxPool Tests { get; }

    /// <summary>
    /// Starts both and waits until each has loaded a program of the runner's own, so that the first of an author's loads
    /// as quickly as all others.
    /// </summary>
    /// <param name="options">Their limits.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SandboxLaunchException">One could not be started.</exception>
    public static async Task<TestSandboxes> StartAsync(
        TestRunnerOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        options.Validate();
        var sandboxes = new TestSandboxes(options, loggers);
        try
        {
            await Task.WhenAll(sandboxes.StartTemplatesAsync(cancellationToken), sandboxes.StartTestsAsync(cancellationToken));
            return sandboxes;
        }
        catch
        {
            await sandboxes.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Templates.DisposeAsync().AsTask(), Tests.DisposeAsync().AsTask());
    }

    async Task StartTemplatesAsync(CancellationToken cancellationToken)
    {
        await Templates.StartAsync(cancellationToken);
        await using var check = new TemplateCheck(Templates);
        await check.CheckAsync(TestRun.Checked, WarmUp.Suite.ProgramOf(1, WarmUp.Suite.TrialSettings, TestClock.Start), cancellationToken);
    }

    async Task StartTestsAsync(CancellationToken cancellationToken)
    {
        await Tests.StartAsync(cancellationToken);
        using var file = new TestFile(Tests, Files, WarmUp.Suite.ProgramOfTests(WarmUp.Suite.TestFiles[0], TestClock.Start));
        await file.ListAsync(cancellationToken);
    }
}
