namespace TemplateWorker.Discord.Gateway;

/// <summary>Where the events of one fleet go: on to the host, or through the overlap with another fleet.</summary>
/// <param name="target">Where they go in the end.</param>
sealed class FleetSink(IGatewayEventSink target) : IGatewayEventSink
{
    volatile SessionOverlap? _overlap;
    volatile bool _isFormer;

    /// <inheritdoc/>
    public void OnDispatch(in GatewayDispatch dispatch)
    {
        if (_overlap is { } overlap)
            overlap.Deliver(dispatch, _isFormer, target);
        else
            target.OnDispatch(dispatch);
    }

    /// <summary>From now on another fleet brings the same events.</summary>
    /// <param name="overlap">The time they share.</param>
    /// <param name="isFormer">Whether this is the fleet that ends with it.</param>
    public void Begin(SessionOverlap overlap, bool isFormer)
    {
        _isFormer = isFormer;
        _overlap = overlap;
    }

    /// <summary>From now on it is the only one.</summary>
    public void End() => _overlap = null;
}
