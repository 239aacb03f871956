using System.Text;

namespace TemplateWorker.Playground.Tests.OpenApi;

/// <summary>Answers every request alike.</summary>
sealed class FixedAnswer(string json) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") });
}
