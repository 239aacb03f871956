using System.Net;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>Answers every request alike, without a network.</summary>
sealed class FixedAnswer(int status, byte[] body) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) });
}
