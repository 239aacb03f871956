using System.Net;

namespace TemplateWorker.Discord.Rest;

/// <summary>How one attempt ended: with an answer or with a failure.</summary>
/// <param name="Status">Status of the answer; meaningless after a failure.</param>
/// <param name="Body">Body of the answer.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
/// <param name="WasSent">Whether the request may have reached Discord.</param>
readonly record struct RestAttempt(HttpStatusCode Status, ReadOnlyMemory<byte> Body, Exception? Failure, bool WasSent)
{
    /// <summary>Whether Discord, not the request, is at fault, so that the same request may work later.</summary>
    public bool IsTransient => Failure != null || (int)Status >= 500;

    /// <summary>Whether Discord did what was asked.</summary>
    public bool IsSuccess => Failure == null && (int)Status is >= 200 and < 300;

    /// <summary>An attempt that got an answer.</summary>
    public static RestAttempt Answered(HttpStatusCode status, ReadOnlyMemory<byte> body) => new(status, body, null, true);

    /// <summary>An attempt that got none.</summary>
    public static RestAttempt Failed(Exception failure)
    {
        var wasSent = failure is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        return new RestAttempt(default, default, failure, wasSent);
    }
}
