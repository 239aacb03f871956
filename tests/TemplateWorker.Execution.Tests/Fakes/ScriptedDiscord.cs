using System.Collections.Concurrent;
using System.Net;
using System.Text;
using TemplateWorker.Discord.Rest;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Answers requests to Discord as a test says, where the playground would behave too well.</summary>
/// <param name="answer">Gives status and body for method and last parts of the path; may wait.</param>
sealed class ScriptedDiscord(Func<string, Task<(HttpStatusCode Status, string Body)>> answer) : HttpMessageHandler
{
    /// <summary>What was asked: method, last parts of the path and body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ScriptedDiscord(Func<string, (HttpStatusCode Status, string Body)> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public DiscordRestClient CreateClient() => new(
        new DiscordRestOptions { Token = "t" }, new RecordingLoggerFactory(), TimeProvider.System, this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        var asked = $"{request.Method} {string.Join('/', request.RequestUri!.AbsolutePath.Split('/')[^2..])} {body}".TrimEnd();
        Requests.Enqueue(asked);
        var (status, text) = await answer(asked).WaitAsync(cancellationToken);
        return new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
