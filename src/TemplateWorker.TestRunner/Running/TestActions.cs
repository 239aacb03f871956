using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// Does the actions of one test, in the order in which it began them. Those that it began together are answered together,
/// when everything that they caused has ended, with all that changed.
/// </summary>
/// <param name="stage">Where.</param>
/// <param name="ended">Cancelled when the test has ended.</param>
sealed class TestActions(Stage stage, CancellationToken ended)
{
    readonly Lock _gate = new();
    readonly ConcurrentDictionary<HostCall, string> _underWay = new();
    Task _last = Task.CompletedTask;

    /// <summary>What the test said of its failure.</summary>
    public FailureDetails? Details { get; private set; }

    /// <summary>Actions that have not been answered.</summary>
    public IReadOnlyList<string> UnderWay => [.. _underWay.Values];

    /// <summary>Does what one call of the test asks for, and answers it. Called in the order of the calls; does not wait.</summary>
    public void Take(HostCall call, string method, byte[] arguments)
    {
        if (method == "test.act")
        {
            lock (_gate)
                _last = ActAfterAsync(_last, call, arguments);
        }
        else if (method == "test.failed")
        {
            NoteFailure(call, arguments);
        }
        else
        {
            stage.CallForTest(call, method, arguments);
        }
    }

    /// <summary>What the test is told: everything that changed since it was last told.</summary>
    public JsonObject Report()
    {
        var report = new JsonObject { ["now"] = stage.Clock.GetUtcNow().ToUnixTimeMilliseconds() };
        stage.View.TakeInto(report);
        stage.Records.TakeInto(report);
        return report;
    }

    // What is begun later must not meet the guild at a moment that only the machine knows.
    async Task ActAfterAsync(Task last, HostCall call, byte[] arguments)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var actions = BegunAction.Read(arguments);
        _underWay[call] = string.Join(", ", actions.Select(action => action.Method));
        try
        {
            var fences = stage.Together([.. actions.Select(Action (action) => () => action.Begin(stage, ended))]);
            foreach (var action in actions)
                await action.EndAsync();
            await stage.SettleAsync(ended);
            TellFailures(actions, await Task.WhenAll(fences).WaitAsync(ended));
            var report = Report();
            report["results"] = new JsonArray([.. actions.Select(action => action.ToJson())]);
            call.Succeed(Encoding.UTF8.GetBytes(report.ToJsonString()));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            call.Fail(new HostCallError(BegunAction.Error, "The test has ended."));
        }
        catch (Exception e)
        {
            call.Fail(new HostCallError(BegunAction.Error, $"The test runner failed at {_underWay[call]}; please report it. {e}"));
        }
        finally
        {
            _underWay.TryRemove(call, out _);
        }
    }

    // The first failure that an action caused is the action's; what came of all of them together, the first one's. With
    // no action to tell them, they fail the test at its end.
    void TellFailures(IReadOnlyList<BegunAction> actions, DispatchOutcome[] fences)
    {
        if (actions.FirstOrDefault(action => action.IsDone) is not { } first)
            return;
        foreach (var failure in stage.Records.TakeFailures())
        {
            var index = Array.FindIndex(fences, fence => failure.Dispatch < fence.DispatchId);
            var action = index >= 0 && actions[index].IsDone ? actions[index] : first;
            action.Failure ??= failure;
        }
    }

    void NoteFailure(HostCall call, byte[] arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        Details = FailureDetails.Read(document.RootElement[0]);
        call.Succeed("null"u8);
    }
}
