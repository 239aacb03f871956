using System.Text.Json.Nodes;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Actions;

/// <summary>What happens around the guild: time passes, settings change.</summary>
static class SurroundingActions
{
    // Beyond it, a time of the far future would be out of the calendar's range.
    static readonly TimeSpan LongestStep = TimeSpan.FromDays(3650);

    /// <summary>The actions by name.</summary>
    public static IReadOnlyDictionary<string, StageAction> All { get; } = new Dictionary<string, StageAction>
    {
        ["clock.advance"] = AdvanceAsync,
        ["settings.set"] = SetSettings,
    };

    static async ValueTask<JsonNode?> AdvanceAsync(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var milliseconds = arguments.Number("duration");
        if (milliseconds < 0)
            throw new ActionException("The clock of a test only moves forward.");
        if (milliseconds > LongestStep.TotalMilliseconds)
            throw new ActionException($"The clock moves at most {LongestStep.TotalDays} days at once.");
        await stage.AdvanceAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);
        return null;
    }

    static ValueTask<JsonNode?> SetSettings(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var given = JsonNode.Parse(arguments.Object("settings").GetRawText())!.AsObject();
        var settings = JsonNode.Parse(stage.Settings)!.AsObject();
        foreach (var (name, value) in given)
            settings[name] = value?.DeepClone();
        stage.ChangeSettings(settings.ToJsonString());
        return default;
    }
}
