using Microsoft.Extensions.Hosting;

namespace TemplateWorker.Playground;

/// <summary>Leaves Ctrl+C and signals to the program that the playground runs in.</summary>
sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
