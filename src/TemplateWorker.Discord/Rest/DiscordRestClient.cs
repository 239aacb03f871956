using System.Net;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using TemplateWorker.Discord.RateLimits;

namespace TemplateWorker.Discord.Rest;

/// <summary>
/// Discord's REST interface. Bodies and answers are raw UTF-8 JSON. Rate limits are waited for, failures on Discord's
/// side are repeated where repeating is safe. Thread-safe; one for the whole process.
/// </summary>
public sealed partial class DiscordRestClient : IDisposable
{
    readonly DiscordRestOptions _options;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly HttpClient _http;
    readonly string _baseUrl;
    readonly RateLimitBuckets _buckets;
    readonly GlobalRateLimiter _global;
    readonly InvalidRequestGuard _invalidRequests;
    readonly ResiliencePipeline<RestAttempt> _repetition;
    readonly TaskCompletionSource<DiscordFatalException> _tokenRefusal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isTokenRefused;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">Where Discord is and how patient to be.</param>
    /// <param name="loggers">Where to log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="transport">What carries the requests, disposed with the client; null for the network.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public DiscordRestClient(
        DiscordRestOptions options, ILoggerFactory loggers, TimeProvider time, HttpMessageHandler? transport = null)
    {
        options.Validate();
        _options = options;
        _time = time;
        _logger = loggers.CreateLogger<DiscordRestClient>();
        _baseUrl = options.ApiUrl.AbsoluteUri.TrimEnd('/') + "/v10";
        var patience = new RateLimitPatience(options.QueueLength, options.LongestRateLimitWait);
        _buckets = new RateLimitBuckets(patience, time);
        _global = new GlobalRateLimiter(options.GlobalRequestsPerSecond, patience, time);
        _invalidRequests = new InvalidRequestGuard(options.InvalidRequestLimit, time);
        _http = CreateHttpClient(options, transport ?? CreateTransport(options));
        _repetition = CreateRepetition(options, time);
    }

    /// <summary>The token, for identifying at the gateway.</summary>
    internal string Token => _options.Token;

    /// <summary>Waits until Discord refuses the bot's token, as it does when the token is revoked, and fails then.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DiscordFatalException">Discord refused the token.</exception>
    public async Task FailWhenTokenRefusedAsync(CancellationToken cancellation) => throw await _tokenRefusal.Task.WaitAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    static SocketsHttpHandler CreateTransport(DiscordRestOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.AttemptTimeout,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ActivityHeadersPropagator = null,
        UseCookies = false,
    };

    static HttpClient CreateHttpClient(DiscordRestOptions options, HttpMessageHandler transport)
    {
        var http = new HttpClient(transport)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = options.LargestAnswerBytes,
            DefaultRequestVersion = HttpVersion.Version20,
        };
        // Discord asks for this form and refuses clients without it.
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"DiscordBot ({options.HomePage.AbsoluteUri}, {version})");
        return http;
    }

    static ResiliencePipeline<RestAttempt> CreateRepetition(DiscordRestOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<RestAttempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<RestAttempt>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                MaxDelay = options.AttemptTimeout,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { IsTransient: true } attempt
                    && arguments.Context.Properties.TryGetValue(CallKey, out var call)
                    && (call.Request.MayRepeat || !attempt.WasSent)),
            })
            .Build();
}
