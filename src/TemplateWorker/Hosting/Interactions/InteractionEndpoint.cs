using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Interactions;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>
/// Takes the interactions that Discord posts, checks who signed them, and gives them where those of the gateway go. The answer
/// goes to Discord by its callback route, as for those of the gateway, so the request itself is answered without a body.
/// </summary>
/// <param name="signature">Tells Discord's requests from others.</param>
/// <param name="freshness">Tells them from those that somebody sends again.</param>
/// <param name="events">Takes the interactions.</param>
/// <param name="logger">The log.</param>
sealed class InteractionEndpoint(InteractionSignature signature, RequestFreshness freshness, IGatewayEventSink events, ILogger logger)
{
    /// <summary>Where Discord posts to.</summary>
    public const string Path = "/interactions";

    /// <summary>Longest body. Discord's longest, a message command on a full message, is a tenth of it.</summary>
    public const int MostBodyBytes = 1024 * 1024;

    // The gateway numbers events within a session, which there is none of here.
    const int NoShard = 0;
    const long NoSequence = 0;

    static readonly byte[] Pong = """{"type":1}"""u8.ToArray();

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    public async Task AnswerAsync(HttpContext context)
    {
        byte[] body;
        try
        {
            body = await ReadBodyAsync(context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException tooLong)
        {
            context.Response.StatusCode = tooLong.StatusCode;
            return;
        }
        context.Response.StatusCode = Take(context.Request.Headers, body);
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            await context.Response.Body.WriteAsync(Pong, context.RequestAborted);
        }
    }

    int Take(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var timestamp = Only(headers, InteractionSignature.TimestampHeader);
        if (!signature.IsValid(Only(headers, InteractionSignature.SignatureHeader), timestamp, body))
        {
            InteractionLog.NotSigned(logger);
            return StatusCodes.Status401Unauthorized;
        }
        if (freshness.Take(timestamp!, body) is not RequestAge.Fresh and var age)
        {
            InteractionLog.NotFresh(logger, age, timestamp!);
            return StatusCodes.Status401Unauthorized;
        }
        if (InteractionEnvelope.Read(body) is not { } interaction)
        {
            InteractionLog.NoInteraction(logger);
            return StatusCodes.Status400BadRequest;
        }
        if (interaction.Type == InteractionEnvelope.Ping)
            return StatusCodes.Status200OK;
        events.OnDispatch(new GatewayDispatch(NoShard, "INTERACTION_CREATE"u8, NoSequence, interaction.GuildId, body));
        return StatusCodes.Status202Accepted;
    }

    static string? Only(IHeaderDictionary headers, string name) => headers[name] is [{ } value] ? value : null;

    static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        return body.ToArray();
    }
}
