using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.TestRunner.Stages;
using TemplateWorker.TestRunner.Suites;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// Opens a stage of the runner's own without any sandbox. What the host's parts cost when they are first used is paid
/// while the sandboxes start, a time in which the host has nothing else to do.
/// </summary>
public static class StageWarmUp
{
    /// <summary>Opens the stage, has a message sent on it, and closes it.</summary>
    /// <param name="options">How tests are run.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RunAsync(TestRunnerOptions options, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var table = new StageTable();
        await using var pool = new SandboxPool(
            options.Sandbox with { Processes = 1 }, table, table, [table], table, loggers, TimeProvider.System);
        // It subscribes to nothing, so the message that it sends itself leads to no dispatch.
        var wants = new TemplateCheckResult([], WarmUp.Commands, Error: null);
        await using var stage = await Stage.OpenAsync(
            pool, table, new TestedTemplate(WarmUp.Suite, wants), options.Limits, loggers, cancellationToken);
        var actions = new TestActions(stage, cancellationToken);
        _ = actions.Report();
        await stage.Discord.CreateMessageAsync(stage.Playground.ChannelId.Value, """{"content":"hi"}"""u8.ToArray(), cancellationToken);
        _ = actions.Report().ToJsonString();
    }
}
