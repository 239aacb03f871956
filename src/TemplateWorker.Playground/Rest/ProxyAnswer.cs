using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TemplateWorker.Playground.Rest;

/// <summary>Answers of the network in front of Discord: no JSON, no <c>Via</c>, no bucket.</summary>
static class ProxyAnswer
{
    // What that network calls too many requests.
    const int TooManyRequests = 1015;

    public static Task ErrorAsync(HttpContext context, int status) => WriteAsync(context, status, status);

    /// <summary>Refuses a request for being one of too many.</summary>
    public static Task RefuseAsync(HttpContext context, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status429TooManyRequests, TooManyRequests);
    }

    static async Task WriteAsync(HttpContext context, int status, int code)
    {
        var body = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"error code: {code}"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
