using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Discord;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Playground.People;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.TestRunner.Actions;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// Does the actions of one test. An action is answered when everything that it caused has ended, with all that changed.
/// </summary>
/// <param name="stage">Where.</param>
/// <param name="ended">Cancelled when the test has ended.</param>
sealed class TestActions(Stage stage, CancellationToken ended)
{
    /// <summary>Name of the error for an action that cannot be done.</summary>
    const string ActionError = "ActionError";

    readonly Lock _gate = new();
    readonly ConcurrentDictionary<HostCall, string> _underWay = new();

    /// <summary>What the test said of its failure.</summary>
    public FailureDetails? Details { get; private set; }

    /// <summary>Actions that have not been answered.</summary>
    public IReadOnlyList<string> UnderWay => [.. _underWay.Values];

    /// <summary>Does what one call of the test asks for, and answers it.</summary>
    public async Task RunAsync(HostCall call, string method, byte[] arguments)
    {
        _underWay[call] = method;
        try
        {
            if (method == "test.failed")
                NoteFailure(call, arguments);
            else if (StageActions.All.TryGetValue(method, out var action))
                await ActAsync(call, method, action, arguments);
            else
                stage.CallForTest(call, method, arguments);
        }
        catch (Exception e) when (e is ActionException or PersonActionException or SettingException or DiscordException or JsonException)
        {
            call.Fail(new HostCallError(ActionError, e.Message));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            call.Fail(new HostCallError(ActionError, "The test has ended."));
        }
        catch (Exception e)
        {
            call.Fail(new HostCallError(ActionError, $"The test runner failed at {method}; please report it. {e}"));
        }
        finally
        {
            _underWay.TryRemove(call, out _);
        }
    }

    /// <summary>What the test is told: the result of its action, and everything that changed since it was last told.</summary>
    public JsonObject Report(JsonNode? result)
    {
        var report = new JsonObject { ["result"] = result, ["now"] = stage.Clock.GetUtcNow().ToUnixTimeMilliseconds() };
        lock (_gate)
        {
            stage.View.TakeInto(report);
            stage.Records.TakeInto(report, Describe);
        }
        return report;
    }

    async Task ActAsync(HostCall call, string method, StageAction action, byte[] arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var result = await action(stage, new ActionArguments(method, document.RootElement), ended);
        await stage.SettleAsync(ended);
        call.Succeed(Encoding.UTF8.GetBytes(Report(result).ToJsonString()));
    }

    void NoteFailure(HostCall call, byte[] arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        Details = FailureDetails.Read(document.RootElement[0]);
        call.Succeed("null"u8);
    }

    static JsonObject Describe(StageFailure failure) => new()
    {
        ["index"] = failure.Index,
        ["event"] = failure.Event,
        ["kind"] = failure.Kind.ToString(),
        ["name"] = failure.Error.Name,
        ["message"] = failure.Error.Message,
    };
}
