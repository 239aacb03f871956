using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;

namespace TemplateWorker.Playground.Faults;

/// <summary>Reads a fault from the body of a request, and notes what is wrong with it by field.</summary>
static class FaultForm
{
    static readonly string[] OfRequests = ["route", "requests"];

    static readonly Dictionary<string, (string[] Fields, Func<Form, PlaygroundFault> Read)> Kinds = new()
    {
        [FaultKind.Cut] = (["after"], form => new PlaygroundFault.Cut(Count(form, "after", least: 0))),
        [FaultKind.Close] = (
            ["code", "after"], form => new PlaygroundFault.Close(CloseCode(form), Count(form, "after", least: 0))),
        [FaultKind.Reconnect] = ([], _ => new PlaygroundFault.Reconnect()),
        [FaultKind.InvalidSession] = (["resumable"], form => new PlaygroundFault.InvalidSession(form.Flag("resumable"))),
        [FaultKind.SilentHeartbeats] = ([], _ => new PlaygroundFault.SilentHeartbeats()),
        [FaultKind.Outage] = ([], _ => new PlaygroundFault.Outage()),
        [FaultKind.Duplicate] = (["events"], form => new PlaygroundFault.Duplicate(Count(form, "events", least: 1))),
        [FaultKind.Shards] = (
            ["count", "required"],
            form => new PlaygroundFault.Shards(
                form.Number("count", 1, FaultBounds.MostShards, required: true) ?? 1, form.Flag("required"))),
        [FaultKind.RevokedToken] = ([], _ => new PlaygroundFault.RevokedToken()),
        [FaultKind.Delay] = (
            ["milliseconds", .. OfRequests],
            form => new PlaygroundFault.Delay(TimeSpan.FromMilliseconds(
                form.Number("milliseconds", 0, FaultBounds.MostSeconds * 1000, required: true) ?? 0))),
        [FaultKind.RateLimit] = (
            ["retry_after", "scope", "without_header", "from_proxy", .. OfRequests],
            form => new PlaygroundFault.RateLimit(Seconds(form, "retry_after"))
            {
                Scope = Scope(form),
                IsWithoutHeader = form.Flag("without_header"),
                IsFromProxy = form.Flag("from_proxy"),
            }),
        [FaultKind.Error] = (
            ["status", "carried_out", .. OfRequests],
            form => new PlaygroundFault.Error(
                form.Number("status", FaultBounds.FirstErrorStatus, FaultBounds.LastErrorStatus) ?? FaultBounds.FirstErrorStatus)
            {
                IsCarriedOut = form.Flag("carried_out"),
            }),
        [FaultKind.Drop] = (OfRequests, _ => new PlaygroundFault.Drop()),
    };

    /// <param name="body">The body.</param>
    /// <param name="isRoute">Whether a pattern fits any route.</param>
    public static PlaygroundFault Read(JsonElement body, Func<RequestPattern, bool> isRoute)
    {
        var form = Form.Of(body);
        var kind = form.Text("kind", 1, 32, required: true);
        form.Errors.ThrowIfAny();
        if (!Kinds.TryGetValue(kind!, out var known))
        {
            form.Errors.At("kind").Add("BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", Kinds.Keys)}}}.");
            form.Errors.ThrowIfAny();
        }

        var fault = known.Read(form);
        if (fault is PlaygroundFault.OfRequests ofRequests)
            fault = ofRequests with { Route = Route(form, isRoute), Requests = Count(form, "requests", least: 1) };
        foreach (var field in body.EnumerateObject().Where(field => field.Name != "kind" && !known.Fields.Contains(field.Name)))
            form.Errors.At(field.Name).Add("UNKNOWN_FIELD", $"A fault of the kind {kind} has no such field.");
        form.Errors.ThrowIfAny();
        return fault;
    }

    static string? Route(Form form, Func<RequestPattern, bool> isRoute)
    {
        var route = form.Text("route", 1, 200);
        if (route is not null && !isRoute(RequestPattern.Parse(route)))
            form.Errors.At("route").Add("UNKNOWN_ROUTE", "No route fits; write it as \"POST /channels/{}/messages\".");
        return route;
    }

    static int Count(Form form, string name, int least) => form.Number(name, least, FaultBounds.MostCounted) ?? least;

    static int CloseCode(Form form)
    {
        var code = form.Number("code", 1000, 4999, required: true) ?? 0;
        if (code != 0 && !FaultBounds.IsCloseCode(code))
            form.Errors.At("code").Add("BASE_TYPE_CHOICES", "A close code is 1000 or 3000 to 4999.");
        return code;
    }

    static RateLimitScope Scope(Form form)
    {
        if (form.Text("scope", 1, 16) is not { } text)
            return RateLimitScope.User;
        foreach (var scope in Enum.GetValues<RateLimitScope>())
        {
            if (FaultKind.NameOf(scope) == text)
                return scope;
        }

        form.Errors.At("scope").Add("BASE_TYPE_CHOICES", "Value must be one of {user, global, shared}.");
        return default;
    }

    static TimeSpan Seconds(Form form, string name)
    {
        if (form.Element.Member(name) is not { } value)
            return TimeSpan.FromSeconds(1);
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds)
            && seconds is >= 0 and <= FaultBounds.MostSeconds)
            return TimeSpan.FromSeconds(seconds);
        form.Errors.At(name).Add("NUMBER_TYPE_COERCE", $"Value must be a number of seconds from 0 to {FaultBounds.MostSeconds}.");
        return default;
    }
}
