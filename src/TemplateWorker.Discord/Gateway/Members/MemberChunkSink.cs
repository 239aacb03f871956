namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>Shows events to the requests that they may answer, and hands them on.</summary>
/// <param name="requests">The requests.</param>
/// <param name="target">Where the events go.</param>
sealed class MemberChunkSink(MemberRequests requests, IGatewayEventSink target) : IGatewayEventSink
{
    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch)
    {
        requests.Take(dispatch);
        target.OnDispatch(dispatch);
    }
}
