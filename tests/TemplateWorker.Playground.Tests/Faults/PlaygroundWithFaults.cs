using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Faults;

/// <summary>A playground for several tests, on a clock that they move.</summary>
public sealed class PlaygroundWithFaults : IAsyncLifetime
{
    TestPlayground? _playground;

    internal TestPlayground Playground => _playground ?? throw new InvalidOperationException("The playground has not been started.");

    internal ManualTimeProvider Time { get; } = new();

    public async ValueTask InitializeAsync() => _playground = await TestPlayground.StartAsync(time: Time);

    public async ValueTask DisposeAsync()
    {
        if (_playground is not null)
            await _playground.DisposeAsync();
    }
}
