using System.Collections.Concurrent;
using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Execution.Sandboxes.Launch;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>Starts fake sandboxes on real channels.</summary>
sealed class FakeLauncher(ChannelKind kind, Action<FakeSandbox>? configure) : ISandboxLauncher
{
    int _lastId = 1000;

    /// <summary>Every sandbox started, in order.</summary>
    public ConcurrentQueue<FakeSandbox> Started { get; } = new();

    /// <summary>The one that runs, of a pool of one.</summary>
    public FakeSandbox Latest => Started.Last();

    /// <summary>Fails the next launches with this, when set.</summary>
    public SandboxLaunchException? Failure { get; set; }

    public IReadOnlyList<string> MissingLayers { get; set; } = [];

    public LaunchedSandbox Launch()
    {
        if (Failure is { } failure)
            throw failure;
        var ends = ChannelEnds.Create(kind);
        var sandbox = new FakeSandbox(ends.SandboxReader, ends.SandboxWriter);
        configure?.Invoke(sandbox);
        Started.Enqueue(sandbox);
        return new LaunchedSandbox(new FakeProcess(Interlocked.Increment(ref _lastId), sandbox), ends.Host);
    }
}
