namespace TemplateWorker.Execution.Fetch;

/// <summary>Follows redirects the way browsers do.</summary>
static class Redirects
{
    /// <summary>The request that a redirect asks for.</summary>
    /// <param name="request">The request that was sent.</param>
    /// <param name="response">Its answer.</param>
    /// <returns>The next request; null when the answer is no redirect.</returns>
    public static FetchRequest? Next(FetchRequest request, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            return null;
        var url = new Uri(request.Url, location);
        var isSameOrigin = Uri.Compare(url, request.Url, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
        var headers = isSameOrigin ? request.Headers : [.. request.Headers.Where(header => !FetchHeaders.Secret.Contains(header.Name))];
        var becomesGet = (status == 303 && request.Method is not ("GET" or "HEAD")) || (status is 301 or 302 && request.Method == "POST");
        return becomesGet
            ? new FetchRequest(url, "GET", [.. headers.Where(header => !header.Name.StartsWith("content-", StringComparison.OrdinalIgnoreCase))], null)
            : request with { Url = url, Headers = headers };
    }
}
