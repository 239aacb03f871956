using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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

    public Task<RequestBody> BodyAsync() => RequestBodyReader.ReadAsync(Context);
}
