using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Faults;

/// <summary>
/// The switch for faults. Those that happen at once leave nothing behind; the others wait until they are used up or
/// cleared. Safe from any thread.
/// </summary>
public sealed class PlaygroundFaults
{
    readonly WorldState _world;
    readonly PlaygroundGateway _gateway;
    readonly GatewayHub _hub;
    readonly GatewayFaults _ofGateway;
    readonly RequestFaults _ofRequests;
    readonly BotCredentials _credentials;

    internal PlaygroundFaults(
        WorldState world,
        PlaygroundGateway gateway,
        GatewayHub hub,
        GatewayFaults ofGateway,
        RequestFaults ofRequests,
        BotCredentials credentials)
    {
        _world = world;
        _gateway = gateway;
        _hub = hub;
        _ofGateway = ofGateway;
        _ofRequests = ofRequests;
        _credentials = credentials;
    }

    /// <summary>What still waits for its moment, with what is left of it.</summary>
    public IReadOnlyList<PlaygroundFault> Pending =>
    [
        .. _ofGateway.Pending(),
        .. _credentials.IsRevoked ? [new PlaygroundFault.RevokedToken()] : Array.Empty<PlaygroundFault>(),
        .. _ofRequests.Pending(),
    ];

    /// <summary>Makes something go wrong, now or when its moment comes.</summary>
    /// <param name="fault">What.</param>
    /// <exception cref="ArgumentException">A number of it is out of its bounds.</exception>
    public void Add(PlaygroundFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        FaultBounds.Check(fault);
        switch (fault)
        {
            case PlaygroundFault.Cut { AfterDispatches: 0 }:
                _gateway.Cut();
                break;
            case PlaygroundFault.Close { AfterDispatches: 0 } close:
                _gateway.Close(close.Code);
                break;
            case PlaygroundFault.Cut cut:
                _ofGateway.EndAfter(cut, cut.AfterDispatches);
                break;
            case PlaygroundFault.Close close:
                _ofGateway.EndAfter(close, close.AfterDispatches);
                break;
            case PlaygroundFault.Reconnect:
                _gateway.RequestReconnect();
                break;
            case PlaygroundFault.InvalidSession invalid:
                _gateway.Invalidate(invalid.IsResumable);
                break;
            case PlaygroundFault.SilentHeartbeats:
                _ofGateway.IsSilent = true;
                break;
            case PlaygroundFault.Outage:
                BeginOutage();
                break;
            case PlaygroundFault.Duplicate duplicate:
                _ofGateway.Duplicate(duplicate.Events);
                break;
            case PlaygroundFault.Shards shards:
                _ofGateway.Shards = shards;
                if (shards.IsRequired)
                    _hub.EndSmaller(shards.Count, GatewayClose.Of(GatewayCloseCode.ShardingRequired, "Sharding required."));
                break;
            case PlaygroundFault.RevokedToken:
                _credentials.Revoke();
                _hub.EndAll(GatewayClose.Of(GatewayCloseCode.AuthenticationFailed, "Authentication failed."));
                break;
            case PlaygroundFault.OfRequests ofRequests:
                _ofRequests.Add(ofRequests);
                break;
        }
    }

    /// <summary>
    /// Forgets everything that waits, acknowledges heartbeats again, ends an outage and lets the token in again.
    /// </summary>
    public void Clear()
    {
        EndOutage();
        _ofGateway.Clear();
        _ofRequests.Clear();
        _credentials.Restore();
    }

    void BeginOutage()
    {
        lock (_world.Gate)
        {
            if (_ofGateway.IsOutage)
                return;
            _ofGateway.IsOutage = true;
            foreach (var guild in _world.Guilds.Values)
                _hub.Publish(SessionStart.GuildUnavailable(guild));
        }
    }

    void EndOutage()
    {
        lock (_world.Gate)
        {
            if (!_ofGateway.IsOutage)
                return;
            _ofGateway.IsOutage = false;
            foreach (var guild in _world.Guilds.Values)
                _hub.AnnounceGuild(_world, guild);
        }
    }
}
