using System.Threading.Channels;

namespace TemplateWorker.Discord.Gateway;

// How the number of shards changes while they run.
public sealed partial class GatewayClient
{
    readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>
    /// Asks for other shards. They are opened beside those that there are, take over when all are ready, and no event is
    /// missed or handed on twice. Where several hosts share the shards they must hold the same guilds as those before, or
    /// nothing happens, for each host would have to wait for the others.
    /// </summary>
    /// <param name="shards">Which; null for as many as Discord recommends.</param>
    public void Reshard(ShardSet? shards)
    {
        _wanted = shards;
        _wishes.Writer.TryWrite(true);
    }

    ShardSet WantedBy(GatewayInformation information) => _wanted ?? ShardSet.All(Math.Min(information.Shards, ShardSet.MostShards));

    ShardFleet CreateFleet(ShardSet set, GatewayInformation information, IdentifyLimiter identifyLimiter, CancellationToken cancellation)
    {
        var setup = new GatewayShardSetup(_options, information.Url, _rest.Token, set.Count, _intents, _compression, _sink, _logger, _time);
        return new ShardFleet(setup, set, identifyLimiter, OnShardChanged, cancellation);
    }

    // Sessions of another number that hold the same guilds are continued first, so that what happened meanwhile arrives, and
    // the wanted ones take over from them. Of several numbers the one that comes first was served last.
    static ShardSet ToBeginWith(ShardSet wanted, IReadOnlyCollection<GatewaySessionState> former)
    {
        var known = former.Select(session => (session.ShardId, session.ShardCount)).ToHashSet();
        if (wanted.Ids.Any(id => known.Contains((id, wanted.Count))))
            return wanted;
        return former.Select(session => session.ShardCount).Distinct().Select(wanted.Among)
            .FirstOrDefault(set => set is not null && set.Ids.All(id => known.Contains((id, set.Count)))) ?? wanted;
    }

    // Discord's number grows with the bot; one that shrinks costs sessions and gains nothing.
    async Task WatchShardCountAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(_options.ShardCheckInterval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                if (_wanted is null)
                    _wishes.Writer.TryWrite(true);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    async Task RunFleetsAsync(ShardFleet first, IdentifyLimiter identifyLimiter, CancellationToken cancellation)
    {
        var serving = first;
        try
        {
            while (!serving.Run.IsCompleted)
            {
                var wish = _wishes.Reader.WaitToReadAsync(cancellation).AsTask();
                await Task.WhenAny(serving.Run, serving.TooFew, wish);
                if (serving.Run.IsCompleted)
                    break;
                _wishes.Reader.TryRead(out _);
                serving = await FollowAsync(serving, identifyLimiter, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // As asked: the shards end by the same.
        }
        finally
        {
            await serving.StopAsync();
            serving.Dispose();
        }
        await serving.Run;
    }

    async Task<ShardFleet> FollowAsync(ShardFleet serving, IdentifyLimiter identifyLimiter, CancellationToken cancellation)
    {
        var information = await AskForGatewayAsync(cancellation);
        identifyLimiter.Renew(information);
        var wanted = WantedBy(information);
        if (!MayReplace(serving, wanted, information))
            return serving.TooFew.IsCompleted ? throw new DiscordFatalException(await serving.TooFew) : serving;
        GatewayLog.Resharding(_logger, wanted, serving.Set, information.SessionsRemaining, information.SessionsTotal);
        return await TakeOverAsync(serving, CreateFleet(wanted, information, identifyLimiter, cancellation), cancellation);
    }

    bool MayReplace(ShardFleet serving, ShardSet wanted, GatewayInformation information)
    {
        var isForced = serving.TooFew.IsCompleted;
        // As few shards again would meet the same refusal, and a recommendation that shrinks is no reason.
        if (wanted.Equals(serving.Set) || ((isForced || _wanted is null) && wanted.Count <= serving.Set.Count))
            return false;
        if (!wanted.Equals(serving.Set.Among(wanted.Count)))
        {
            GatewayLog.OtherGuilds(_logger, serving.Set, wanted, serving.Set.Among(wanted.Count)?.ToString() ?? "none");
            return false;
        }
        if (information.SessionsRemaining >= wanted.Ids.Count || isForced)
            return true;
        GatewayLog.TooFewSessions(_logger, wanted, serving.Set, information.SessionsRemaining);
        return false;
    }

    async Task<ShardFleet> TakeOverAsync(ShardFleet former, ShardFleet next, CancellationToken cancellation)
    {
        var overlap = new SessionOverlap(next, 2 * _options.ShardOverlap, _time);
        // First the new ones, which bring nothing yet: an event that both bring must be counted on both sides.
        next.Sink.Begin(overlap, isFormer: false);
        former.Sink.Begin(overlap, isFormer: true);
        _fleets = [former, next];
        next.Start();
        try
        {
            if (await FindObstacleAsync(former, next, cancellation) is { } obstacle)
            {
                GatewayLog.NotResharded(_logger, next.Set, former.Set, obstacle);
                await next.RetireAsync();
                next.Dispose();
                _fleets = [former];
                former.Sink.End();
                if (former.TooFew.IsCompleted)
                    throw new DiscordFatalException(await former.TooFew);
                return former;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Both may be continued by who is started next, whichever of their numbers it begins with.
            await next.StopAsync();
            next.Dispose();
            return former;
        }
        await former.RetireAsync();
        _fleets = [next];
        former.Dispose();
        GatewayLog.Resharded(_logger, next.Set, former.Set);
        await Task.WhenAny(next.Run, Task.Delay(_options.ShardOverlap, _time, cancellation));
        next.Sink.End();
        return next;
    }

    // Null when the new shards are all there, with their guilds, and what the former ones still had to bring has come.
    async Task<string?> FindObstacleAsync(ShardFleet former, ShardFleet next, CancellationToken cancellation)
    {
        await Task.WhenAny(next.Ready, next.Run, next.TooFew, former.Run).WaitAsync(cancellation);
        var patience = Task.Delay(_options.GuildPatience, _time, cancellation);
        if (next.Ready.IsCompleted && await Task.WhenAny(next.GuildsAreThere, next.Run, former.Run, patience) == patience)
            GatewayLog.GuildsMissing(_logger, _options.GuildPatience);
        if (next.Ready.IsCompleted)
            await Task.WhenAny(next.Run, former.Run, Task.Delay(_options.ShardOverlap, _time, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (former.Run.IsCompleted)
            return "those ended";
        if (next.TooFew.IsCompleted)
            return await next.TooFew;
        return next.Run.IsCompleted ? next.Run.Exception?.InnerException?.Message ?? "they ended" : null;
    }
}
