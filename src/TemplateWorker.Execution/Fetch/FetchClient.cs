using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Fetch;

/// <summary>
/// Sends the HTTP requests of templates. Each hop is checked by the policy, nothing is kept between requests, and no
/// request takes longer or brings more than the limits say.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Its connections end by themselves when they are idle, and it lives as long as its host.")]
sealed class FetchClient
{
    readonly EgressPolicy _policy;
    readonly LimitSettings _limits;
    readonly TimeProvider _time;
    readonly HttpMessageInvoker _http;

    /// <summary>Makes a client.</summary>
    /// <param name="options">Which addresses may be reached.</param>
    /// <param name="limits">Sizes and times.</param>
    /// <param name="time">The clock.</param>
    public FetchClient(FetchOptions options, LimitSettings limits, TimeProvider time)
    {
        _policy = new EgressPolicy(options);
        _limits = limits;
        _time = time;
        _http = new HttpMessageInvoker(options.Transport ?? CreateTransport(options));
    }

    /// <summary>Sends a request, and follows redirects.</summary>
    /// <param name="request">The request.</param>
    /// <param name="capabilities">What the template may do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HostCallException">It was refused, or failed.</exception>
    public async Task<FetchResponse> SendAsync(FetchRequest request, CapabilitySet capabilities, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(_limits.FetchSeconds), _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await FollowAsync(request, capabilities, stop.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw HostCallException.Fetch(
                $"{request.Url.Host} did not answer in full within {_limits.FetchSeconds} s ({LimitTable.KeyOf(nameof(_limits.FetchSeconds))}).", "Timeout");
        }
        catch (HttpRequestException e) when (e.InnerException is HostCallException refused)
        {
            throw refused;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or AuthenticationException or InvalidDataException)
        {
            throw HostCallException.Fetch($"The request to {request.Url.Host} failed: {Explain(e)}", "Failed");
        }
    }

    SocketsHttpHandler CreateTransport(FetchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = _policy.ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PreAuthenticate = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 64,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
            // A name that leads elsewhere now is looked up, and checked, again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        };
        if (options.TrustedAuthorities.Count > 0)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(options.TrustedAuthorities, certificate, chain, errors);
        return handler;
    }

    async Task<FetchResponse> FollowAsync(FetchRequest request, CapabilitySet capabilities, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            EgressPolicy.Check(capabilities, request.Url);
            using var message = MessageOf(request);
            using var response = await _http.SendAsync(message, cancellationToken);
            if (Redirects.Next(request, response) is not { } next)
                return await ReadAsync(request.Url, response, cancellationToken);
            if (redirects == _limits.FetchRedirects)
            {
                throw HostCallException.Fetch(
                    $"{request.Url.Host} redirects more than {_limits.FetchRedirects} times ({LimitTable.KeyOf(nameof(_limits.FetchRedirects))}).", "TooManyRedirects");
            }
            request = next;
        }
    }

    static HttpRequestMessage MessageOf(FetchRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Body is { } body ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        if (message.Headers.UserAgent.Count == 0)
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("TemplateWorker", "1"));
        return message;
    }

    async Task<FetchResponse> ReadAsync(Uri url, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var limit = _limits.FetchResponseKib * 1024;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + count > limit)
            {
                throw HostCallException.Fetch(
                    $"The answer of {url.Host} is longer than {_limits.FetchResponseKib} KiB ({LimitTable.KeyOf(nameof(_limits.FetchResponseKib))}).", "TooLarge");
            }
            body.Write(buffer, 0, count);
        }
        var headers = response.Headers.Concat(response.Content.Headers)
            .SelectMany(header => header.Value.Select(value => (header.Key.ToLowerInvariant(), value)))
            .ToList();
        return new FetchResponse(url, (int)response.StatusCode, response.ReasonPhrase ?? "", headers, body.ToArray());
    }

    static bool IsTrusted(X509Certificate2Collection authorities, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 own || chain is null)
            return false;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(own);
    }

    static string Explain(Exception e) => e switch
    {
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => "there is no such host.",
        { InnerException: SocketException socket } => $"{socket.Message}.",
        { InnerException: AuthenticationException tls } => tls.Message,
        _ => e.Message,
    };
}
