namespace TemplateWorker.Playground.Gateway;

/// <summary>A close that the server decided on.</summary>
/// <param name="Code">The websocket close code, or null to cut the connection without one.</param>
/// <param name="Reason">A few words for the client's log.</param>
sealed record GatewayClose(int? Code, string Reason)
{
    public static GatewayClose CutOnRequest { get; } = new(null, "Cut on request.");

    public static GatewayClose OnRequest(int code) => new(code, "Closed on request.");

    public static GatewayClose Of(GatewayCloseCode code, string reason) => new((int)code, reason);
}
