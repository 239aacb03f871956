using System.Net;

namespace TemplateWorker.Discord;

/// <summary>Discord understood the request and refused it. Repeating it unchanged brings the same answer.</summary>
/// <param name="request">Method and route, without any token.</param>
/// <param name="status">The status of the answer.</param>
/// <param name="code">Discord's own error code, such as 10008 for an unknown message; 0 when the answer held none.</param>
/// <param name="reason">Discord's sentence, or what can be said in its place.</param>
/// <param name="bodyExcerpt">The beginning of the answer's body.</param>
public sealed class DiscordApiException(string request, HttpStatusCode status, int code, string reason, string bodyExcerpt)
    : DiscordException($"Discord answered {request} with {(int)status}{(code == 0 ? "" : $", code {code}")}: {reason}")
{
    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Discord's own error code; 0 when the answer held none.</summary>
    public int Code { get; } = code;

    /// <summary>Discord's own sentence, without what this library says around it.</summary>
    public string Reason { get; } = reason;

    /// <summary>The beginning of the answer's body, at most 2,000 characters; names the fields that Discord found wrong.</summary>
    public string BodyExcerpt { get; } = bodyExcerpt;
}
