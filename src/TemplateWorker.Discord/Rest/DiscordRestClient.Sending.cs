using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using TemplateWorker.Discord.RateLimits;

namespace TemplateWorker.Discord.Rest;

public sealed partial class DiscordRestClient
{
    /// <summary>Answers 429 to one attempt before it is given up: each of them was waited for as asked.</summary>
    const int MostRefusals = 5;

    /// <summary>Bytes of files per second that an attempt is given time for beyond that of one without files.</summary>
    const double SlowestUpload = 256 * 1024;

    static readonly MediaTypeHeaderValue Json = new("application/json");
    static readonly ResiliencePropertyKey<RestCall> CallKey = new("call");

    async Task<ReadOnlyMemory<byte>> SendAsync(RestRequest request, CancellationToken cancellation)
    {
        var call = new RestCall(request);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(CallKey, call);
        try
        {
            var attempt = await _repetition.ExecuteAsync(
                static (context, state) => state.Client.AttemptAsync(state.Call, context.CancellationToken),
                context,
                (Client: this, Call: call));
            return Conclude(call, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // Answers 429 are no failed attempts: Discord did nothing and says when to come back.
    async ValueTask<RestAttempt> AttemptAsync(RestCall call, CancellationToken cancellation)
    {
        call.Attempts++;
        for (var refusals = 1; ; refusals++)
        {
            var (attempt, refusal) = await TrySendOnceAsync(call.Request, cancellation);
            if (refusal is { } limit)
            {
                RestLog.RateLimited(_logger, call.Request, limit.Scope, limit.RetryAfter);
                if (refusals < MostRefusals)
                    continue;
                throw new DiscordRateLimitedException(
                    $"Discord answered 429 to {call.Request} {refusals} times although each wait was kept.", limit.RetryAfter);
            }
            if (attempt.IsTransient)
            {
                call.MayHaveHappened |= attempt.WasSent;
                RestLog.Failed(_logger, call.Request, call.Attempts, ReasonOf(attempt));
            }
            return attempt;
        }
    }

    async Task<(RestAttempt Attempt, RateLimitRefusal? Refusal)> TrySendOnceAsync(RestRequest request, CancellationToken cancellation)
    {
        var bucket = await _buckets.EnterAsync(request, cancellation);
        RateLimitHeaders? headers = null;
        RateLimitRefusal? refusal = null;
        var isTelling = false;
        try
        {
            await _global.EnterAsync(request.UsesBotToken, cancellation);
            _invalidRequests.Check();
            ThrowIfTokenRefused(request);
            var started = _time.GetTimestamp();
            var limit = TimeLimitOf(request);
            using var deadline = new CancellationTokenSource(limit, _time);
            // What is sent counts for Discord, whoever still waits for it. Whose senders are not the host's own would otherwise
            // end the waiting for every refusal, and none would be counted here or held against them.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(SenderScope.Current == 0 ? cancellation : default, deadline.Token);
            try
            {
                using var message = CreateMessage(request);
                using var answer = await _http.SendAsync(message, either.Token);
                ReadOnlyMemory<byte> body = await answer.Content.ReadAsByteArrayAsync(either.Token);
                RestLog.Answered(_logger, request, (int)answer.StatusCode, _time.GetElapsedTime(started).TotalMilliseconds);
                headers = RateLimitHeaders.Read(answer.Headers);
                isTelling = (int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.TooManyRequests;
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    refusal = RateLimitRefusal.Read(answer.Headers, body);
                NoteInvalid(answer.StatusCode, refusal);
                return (RestAttempt.Answered(answer.StatusCode, body), refusal);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return (RestAttempt.Failed(new TimeoutException($"no answer within {limit.TotalSeconds:0.#} s")), null);
            }
            catch (HttpRequestException failure)
            {
                return (RestAttempt.Failed(failure), null);
            }
        }
        finally
        {
            var counted = _buckets.Leave(request, bucket, headers, isTelling);
            if (refusal is { } told)
                Block(counted, told);
        }
    }

    HttpRequestMessage CreateMessage(RestRequest request)
    {
        var message = new HttpRequestMessage(request.Method, _baseUrl + request.Path)
        {
            Version = _http.DefaultRequestVersion,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (request.UsesBotToken)
            message.Headers.TryAddWithoutValidation("Authorization", "Bot " + _options.Token);
        if (request.AuditReason is { } reason)
            message.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        if (request.Body is { } body)
        {
            message.Content = request.Files.Count == 0 ? JsonContent(body) : MultipartBody.Of(body, request.Files);
        }
        return message;
    }

    static ReadOnlyMemoryContent JsonContent(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        return content;
    }

    TimeSpan TimeLimitOf(RestRequest request) =>
        _options.AttemptTimeout + TimeSpan.FromSeconds(request.Files.Sum(file => (long)file.Content.Length) / SlowestUpload);

    void Block(RateLimitBucket bucket, RateLimitRefusal refusal)
    {
        if (refusal.Scope is RateLimitScope.Global or RateLimitScope.Network)
            _global.Block(refusal.Scope, refusal.RetryAfter);
        else
            bucket.Block(refusal.RetryAfter);
    }

    void NoteInvalid(HttpStatusCode status, RateLimitRefusal? refusal)
    {
        if (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests)
            || refusal is { Scope: RateLimitScope.Shared })
            return;
        if (_invalidRequests.Count())
            RestLog.TooManyInvalidRequests(_logger, _options.InvalidRequestLimit);
    }

    void ThrowIfTokenRefused(RestRequest request)
    {
        if (request.UsesBotToken && _isTokenRefused)
            throw TokenRefused();
    }

    static DiscordFatalException TokenRefused() =>
        new("Discord refuses the bot's token (401). Copy a valid one from Discord's developer portal into the configuration and start again.");

    ReadOnlyMemory<byte> Conclude(RestCall call, RestAttempt attempt)
    {
        var request = call.Request;
        if (attempt.IsSuccess)
            return attempt.Body;
        if (attempt.IsTransient)
        {
            throw new DiscordUnavailableException(
                $"{request} failed in {(call.Attempts == 1 ? "its only attempt" : $"all {call.Attempts} attempts")}, lastly because of: {ReasonOf(attempt)}. "
                + (call.MayHaveHappened ? "It may have taken effect all the same." : "It took no effect; try again later."),
                call.MayHaveHappened,
                attempt.Failure);
        }
        if (request.UsesBotToken && attempt.Status == HttpStatusCode.Unauthorized)
        {
            _isTokenRefused = true;
            RestLog.TokenRefused(_logger, request);
            _tokenRefusal.TrySetResult(TokenRefused());
            throw TokenRefused();
        }
        var error = DiscordErrorBody.Read(attempt.Status, attempt.Body);
        if (call.MayHaveHappened && IsDoneAlready(request, attempt.Status, error.Code))
            return default;
        throw new DiscordApiException(
            request.ToString(), attempt.Status, error.Code, error.Message, DiscordErrorBody.Excerpt(attempt.Body));
    }

    // A repeated request learns in this way that the attempt whose answer was lost had taken effect.
    static bool IsDoneAlready(RestRequest request, HttpStatusCode status, int code) =>
        (request.Method == HttpMethod.Delete && status == HttpStatusCode.NotFound)
        || (request.DoneCode != 0 && code == request.DoneCode);

    static string ReasonOf(RestAttempt attempt) => attempt.Failure switch
    {
        null => $"status {(int)attempt.Status}",
        { InnerException: { } inner } failure => $"{failure.Message} {inner.Message}",
        { } failure => failure.Message,
    };

    static T ReadAnswer<T>(RestRequest request, ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception mistake) when (mistake is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or OverflowException or ArgumentException)
        {
            throw new DiscordUnavailableException(
                $"The answer to {request} is not what Discord documents ({mistake.Message}). Check the address of Discord's interface.",
                mayHaveHappened: true,
                mistake);
        }
    }
}
