using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Playground.Rest;

namespace TemplateWorker.Playground.Tests.OpenApi;

/// <summary>The routes that every playground serves.</summary>
static class PlaygroundRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
        new PlaygroundParts(new PlaygroundOptions(), TimeProvider.System, NullLogger.Instance).Routes;
}
