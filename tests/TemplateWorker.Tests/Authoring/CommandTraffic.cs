namespace TemplateWorker.Tests.Authoring;

/// <summary>Counts the requests that replace a guild's commands, and lets a test step in before and after each.</summary>
sealed class CommandTraffic(HttpMessageHandler inner, string path) : DelegatingHandler(inner)
{
    int _sent;

    public int Sent => _sent;

    /// <summary>Called with the number of the request, from 1; what it throws is what the caller meets.</summary>
    public Func<int, Task> BeforeSending { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with the number of the request after Discord has answered.</summary>
    public Func<int, Task> AfterSending { get; set; } = _ => Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Put || !request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var number = Interlocked.Increment(ref _sent);
        await BeforeSending(number);
        var answer = await base.SendAsync(request, cancellationToken);
        await AfterSending(number);
        return answer;
    }
}
