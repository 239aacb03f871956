using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace TemplateWorker.Playground.InMemory;

/// <summary>Carries requests to the playground's routes without a connection.</summary>
sealed class InMemoryHandler(RouteTable routes) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestAborted = cancellationToken };
        context.Response.Body = body;
        await FillAsync(context.Request, request, cancellationToken);
        await routes.AnswerAsync(context, PathBelowBase(request.RequestUri!.AbsolutePath));
        return Answer(request, context.Response, body.ToArray());
    }

    static async Task FillAsync(HttpRequest target, HttpRequestMessage source, CancellationToken cancellationToken)
    {
        target.Method = source.Method.Method;
        target.QueryString = new QueryString(source.RequestUri!.Query);
        foreach (var (name, values) in source.Headers)
            target.Headers[name] = new StringValues([.. values]);
        if (source.Content is not { } content)
            return;
        target.Body = await content.ReadAsStreamAsync(cancellationToken);
        foreach (var (name, values) in content.Headers)
            target.Headers[name] = new StringValues([.. values]);
    }

    static HttpResponseMessage Answer(HttpRequestMessage request, HttpResponse source, byte[] body)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)source.StatusCode)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in source.Headers)
        {
            var texts = values.OfType<string>();
            if (!answer.Headers.TryAddWithoutValidation(name, texts))
                answer.Content.Headers.TryAddWithoutValidation(name, texts);
        }
        return answer;
    }

    // A longer base begins with a shorter one, so the longest that fits is meant.
    static string PathBelowBase(string path) =>
        Array.Find(PlaygroundParts.Prefixes, prefix => path.StartsWith(prefix + "/", StringComparison.Ordinal)) is { } found
            ? path[found.Length..]
            : path;
}
