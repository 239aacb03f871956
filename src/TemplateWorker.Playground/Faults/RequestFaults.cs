using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.Rest;
using TemplateWorker.Playground.Rest.RateLimiting;

namespace TemplateWorker.Playground.Faults;

/// <summary>Faults of the REST side that wait for their requests. Safe from any thread.</summary>
sealed class RequestFaults(TimeProvider time)
{
    readonly Lock _gate = new();
    readonly List<(RequestPattern Pattern, PlaygroundFault.OfRequests Fault)> _waiting = [];
    volatile bool _isAny;

    public void Add(PlaygroundFault.OfRequests fault)
    {
        lock (_gate)
        {
            _waiting.Add((RequestPattern.Parse(fault.Route), fault));
            _isAny = true;
        }
    }

    /// <summary>Lets a request meet the faults that wait for it: every delay, and the first of the others.</summary>
    /// <returns>True when the request needs no other answer.</returns>
    public async ValueTask<bool> StrikeAsync(HttpContext context, ApiRoute route, RouteBucket bucket)
    {
        if (!_isAny)
            return false;

        var (delay, instead) = Take(context, route);
        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, time, context.RequestAborted);
        if (instead is null)
            return false;
        if (instead is PlaygroundFault.Error { IsCarriedOut: true })
            await CarryOutAsync(context, route);
        await FaultAnswer.WriteAsync(context, instead, bucket, time.GetUtcNow());
        return true;
    }

    public IReadOnlyList<PlaygroundFault> Pending()
    {
        lock (_gate)
            return [.. _waiting.Select(entry => entry.Fault)];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _waiting.Clear();
            _isAny = false;
        }
    }

    static async Task CarryOutAsync(HttpContext context, ApiRoute route)
    {
        try
        {
            await route.Handle(new ApiRequest(context));
        }
        catch (DiscordApiException)
        {
            // A refusal changes nothing, and its answer is lost as well.
        }
    }

    (TimeSpan Delay, PlaygroundFault.OfRequests? Instead) Take(HttpContext context, ApiRoute route)
    {
        var delay = TimeSpan.Zero;
        PlaygroundFault.OfRequests? instead = null;
        lock (_gate)
        {
            for (var index = 0; index < _waiting.Count; index++)
            {
                var (pattern, fault) = _waiting[index];
                if ((fault is not PlaygroundFault.Delay && instead is not null) || !pattern.Fits(route, context))
                    continue;
                if (fault is PlaygroundFault.Delay wait)
                    delay += wait.Time;
                else
                    instead = fault;
                _waiting[index] = (pattern, fault with { Requests = fault.Requests - 1 });
            }

            _waiting.RemoveAll(entry => entry.Fault.Requests == 0);
            _isAny = _waiting.Count > 0;
        }

        return (delay, instead);
    }
}
