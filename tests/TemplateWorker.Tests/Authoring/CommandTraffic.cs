using System.Net;

namespace TemplateWorker.Tests.Authoring;

/// <summary>Counts the requests that change a guild's commands, and lets a test step in before and after each.</summary>
sealed class CommandTraffic(HttpMessageHandler inner, string path) : DelegatingHandler(inner)
{
    const string BadName = """
        {"code":50035,"errors":{"name":{"_errors":[{"code":"APPLICATION_COMMAND_INVALID_NAME","message":"Command name is invalid"}]}},"message":"Invalid Form Body"}
        """;

    readonly List<string> _changes = [];
    int _sent;
    int _read;

    public int Sent => _sent;

    /// <summary>How often the commands were read.</summary>
    public int Read => _read;

    /// <summary>The methods of the requests that changed commands.</summary>
    public IReadOnlyList<string> Changes
    {
        get
        {
            lock (_changes)
            {
                return [.. _changes];
            }
        }
    }

    /// <summary>Which bodies Discord refuses because of their name.</summary>
    public Func<string, bool> Refuse { get; set; } = _ => false;

    /// <summary>Called with the number of the request, from 1; what it throws is what the caller meets.</summary>
    public Func<int, Task> BeforeSending { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called with the number of the request after Discord has answered.</summary>
    public Func<int, Task> AfterSending { get; set; } = _ => Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (request.Method == HttpMethod.Get)
        {
            Interlocked.Increment(ref _read);
            return await base.SendAsync(request, cancellationToken);
        }

        lock (_changes)
        {
            _changes.Add(request.Method.Method);
        }

        var number = Interlocked.Increment(ref _sent);
        await BeforeSending(number);
        if (request.Content is { } content && Refuse(await content.ReadAsStringAsync(cancellationToken)))
        {
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent(BadName) };
        }

        var answer = await base.SendAsync(request, cancellationToken);
        await AfterSending(number);
        return answer;
    }
}
