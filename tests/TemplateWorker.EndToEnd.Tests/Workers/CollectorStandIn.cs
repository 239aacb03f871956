using System.Collections.Concurrent;
using System.Net;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>Takes what is sent by OTLP over HTTP, as a collector does.</summary>
sealed class CollectorStandIn : IDisposable
{
    readonly HttpListener _listener = new();

    public CollectorStandIn()
    {
        Place = $"http://127.0.0.1:{FreePort.Take()}";
        _listener.Prefixes.Add($"{Place}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Place { get; }

    /// <summary>What came last, by path.</summary>
    public ConcurrentDictionary<string, byte[]> Bodies { get; } = [];

    public void Dispose() => _listener.Close();

    async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            Bodies.AddOrUpdate(context.Request.Url!.AbsolutePath, body.ToArray(), (_, before) => [.. before, .. body.ToArray()]);
            context.Response.Close();
        }
    }
}
