using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TemplateWorker.Playground.Rest;

namespace TemplateWorker.Playground.Faults;

/// <summary>The switch for faults over HTTP: one is asked for, all are shown, all are cleared.</summary>
sealed class FaultRoutes(PlaygroundFaults faults, IReadOnlyList<ApiRoute> routes, ApiPipeline pipeline)
{
    const string Pattern = "/playground/faults";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Pattern, Answer(AddAsync));
        endpoints.MapGet(Pattern, Answer(_ => new(Pending())));
        endpoints.MapDelete(Pattern, Answer(_ => new(Clear())));
    }

    async ValueTask<ApiAnswer> AddAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        faults.Add(FaultForm.Read(body.Json, pattern => routes.Any(pattern.CanFit)));
        return Pending();
    }

    ApiAnswer Pending() => ApiAnswer.Array(faults.Pending, FaultJson.Write);

    ApiAnswer Clear()
    {
        faults.Clear();
        return ApiAnswer.NoContent;
    }

    RequestDelegate Answer(Func<ApiRequest, ValueTask<ApiAnswer>> handle) => context => pipeline.RunAsync(context, handle);
}
