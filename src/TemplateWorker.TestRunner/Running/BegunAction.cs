using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Discord;
using TemplateWorker.Playground.People;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.TestRunner.Actions;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>An action that a test began, from its request to what came of it.</summary>
/// <param name="method">What is done.</param>
/// <param name="arguments">The rest of the request, a JSON array.</param>
sealed class BegunAction(string method, JsonElement arguments)
{
    /// <summary>Name of the error for an action that cannot be done.</summary>
    public const string Error = "ActionError";

    Task<JsonNode?> _work = Task.FromResult<JsonNode?>(null);
    JsonNode? _result;
    string? _error;

    /// <summary>What is done.</summary>
    public string Method => method;

    /// <summary>Whether it could be done.</summary>
    public bool IsDone => _error is null;

    /// <summary>How the template failed at it; null when it did not.</summary>
    public StageFailure? Failure { get; set; }

    /// <summary>Reads the arguments of <c>test.act</c>: an array for each action, of its name and its own arguments.</summary>
    public static IReadOnlyList<BegunAction> Read(byte[] arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return [.. document.RootElement.Clone().EnumerateArray().Select(request => new BegunAction(request[0].GetString()!, request))];
    }

    /// <summary>Does it, as far as that needs no waiting.</summary>
    public void Begin(Stage stage, CancellationToken ended) => _work = RunAsync(stage, ended);

    /// <summary>Waits until it is done, or has turned out not to be possible.</summary>
    public async Task EndAsync()
    {
        try
        {
            _result = await _work;
        }
        catch (Exception e) when (e is ActionException or PersonActionException or SettingException or DiscordException or JsonException)
        {
            _error = e.Message;
        }
    }

    /// <summary>What the test is told of it.</summary>
    public JsonObject ToJson() => this switch
    {
        { _error: { } message } => new JsonObject { ["error"] = message },
        { Failure: { } failure } => new JsonObject { ["failure"] = Describe(failure) },
        _ => new JsonObject { ["result"] = _result },
    };

    async Task<JsonNode?> RunAsync(Stage stage, CancellationToken ended) =>
        StageActions.All.TryGetValue(method, out var action)
            ? await action(stage, new ActionArguments(method, arguments), ended)
            : throw new ActionException($"There is no action \"{method}\".");

    static JsonObject Describe(StageFailure failure) => new()
    {
        ["index"] = failure.Index,
        ["event"] = failure.Event,
        ["kind"] = failure.Kind.ToString(),
        ["name"] = failure.Error.Name,
        ["message"] = failure.Error.Message,
    };
}
