using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>A request to the REST side, with its route values read.</summary>
sealed class ApiRequest(HttpContext context)
{
    public HttpContext Context { get; } = context;

    /// <summary>Reads an id of the path; text that is no id is an unknown thing, so id 0.</summary>
    public Snowflake Id(string name) => Snowflake.TryParse(Text(name), out var id) ? id : default;

    public string Text(string name) => Context.GetRouteValue(name) as string ?? "";

    public Snowflake? QueryId(string name) => Snowflake.TryParse(Context.Request.Query[name], out var id) ? id : null;

    public bool QueryFlag(string name) => Context.Request.Query[name].ToString() is "true" or "1" or "True";

    public int? QueryNumber(string name) =>
        int.TryParse(Context.Request.Query[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Number of entries wanted of a list.</summary>
    public int QueryLimit(int usual, int most)
    {
        var limit = QueryNumber("limit") ?? usual;
        if (limit >= 1 && limit <= most)
            return limit;
        var errors = new FormErrors();
        errors.At("limit").Add(
            limit < 1 ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX",
            limit < 1
                ? "int value should be greater than or equal to 1."
                : $"int value should be less than or equal to {most}.");
        errors.ThrowIfAny();
        return limit;
    }

    /// <summary>A moment of the query; null when it is absent or none.</summary>
    public DateTimeOffset? QueryTime(string name) => DateTimeOffset.TryParse(
        Context.Request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>What the bot wants the audit log to say; null for nothing.</summary>
    public string? Reason => Context.Request.Headers["X-Audit-Log-Reason"].ToString() is { Length: > 0 } reason
        ? Uri.UnescapeDataString(reason)
        : null;

    public Task<RequestBody> BodyAsync() => RequestBodyReader.ReadAsync(Context);

    /// <summary>The body, or one that says nothing when there is none.</summary>
    public Task<RequestBody> OptionalBodyAsync() => RequestBodyReader.ReadAsync(Context, isOptional: true);
}
