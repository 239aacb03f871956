using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
        ["fetch.mock"] = MockFetch,
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

    static ValueTask<JsonNode?> MockFetch(Stage stage, ActionArguments arguments, CancellationToken cancellationToken)
    {
        var mock = arguments.Object("response");
        var headers = mock.GetProperty("headers").EnumerateArray().Select(header => (header[0].GetString()!, header[1].GetString()!));
        stage.Web.Add(new MockedAnswer(
            UrlOf(mock), PatternOf(mock), StatusOf(mock), [.. headers], Encoding.UTF8.GetBytes(mock.GetProperty("body").GetString()!),
            mock.GetProperty("error").GetString()));
        return default;
    }

    // As the request will have it: with a path, and with everything escaped that must be.
    static string? UrlOf(JsonElement mock)
    {
        if (mock.GetProperty("url").GetString() is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? url.AbsoluteUri
            : throw new ActionException($"fetchMock takes a whole URL such as https://api.example.com/now; it was given \"{text}\".");
    }

    static Regex? PatternOf(JsonElement mock)
    {
        if (mock.GetProperty("pattern").GetString() is not { } pattern)
            return null;
        try
        {
            return new Regex(pattern, OptionsOf(mock.GetProperty("flags").GetString()!), TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new ActionException($"The pattern of fetchMock cannot be used: {e.Message}");
        }
    }

    // A URL is matched once and from its start, so what remains of the flags says how.
    static RegexOptions OptionsOf(string flags)
    {
        // .NET's JavaScript mode knows neither a dot that matches line breaks nor classes of Unicode.
        var options = flags.AsSpan().IndexOfAny('s', 'u', 'v') >= 0 ? RegexOptions.CultureInvariant : RegexOptions.ECMAScript;
        foreach (var flag in flags)
        {
            options |= flag switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                _ => RegexOptions.None,
            };
        }
        return options;
    }

    static int StatusOf(JsonElement mock) =>
        mock.GetProperty("status").TryGetInt32(out var status) && status is >= 200 and < 600
            ? status
            : throw new ActionException("The status of fetchMock is a number from 200 to 599.");
}
