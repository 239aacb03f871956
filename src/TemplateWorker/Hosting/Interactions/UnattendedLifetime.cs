using Microsoft.Extensions.Hosting;

namespace TemplateWorker.Hosting.Interactions;

/// <summary>Leaves signals to the program that the server runs in.</summary>
sealed class UnattendedLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
