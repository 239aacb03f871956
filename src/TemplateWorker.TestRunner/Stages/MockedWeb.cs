using System.Net;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>Answers the requests of the template under test with what the test said they give, and no others.</summary>
sealed class MockedWeb : HttpMessageHandler
{
    readonly Lock _gate = new();
    readonly List<MockedAnswer> _answers = [];

    /// <summary>Says what a request gives; of two that fit, the later one counts.</summary>
    public void Add(MockedAnswer answer)
    {
        lock (_gate)
            _answers.Insert(0, answer);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.AbsoluteUri;
        MockedAnswer? answer;
        lock (_gate)
            answer = _answers.Find(candidate => candidate.Fits(url));
        if (answer is null)
            return Fail($"the test does not say what {url} gives. Say it with fetchMock({url}, ...).");
        if (answer.Error is { } error)
            return Fail(error);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Body),
        };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return Task.FromResult(response);
    }

    static Task<HttpResponseMessage> Fail(string message) =>
        Task.FromException<HttpResponseMessage>(new HttpRequestException(message));
}
