using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Conduct;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>A pool of real processes with everything around it recorded.</summary>
abstract class ProcessPool : IAsyncDisposable
{
    protected ProcessPool(SandboxPoolOptions options, IHostCallBroker broker, ConductBook? conduct = null, TimeProvider? time = null) =>
        Pool = new SandboxPool(options, Templates, broker, [Observer], TemplateLog, Log, time ?? TimeProvider.System, conduct);

    public SandboxPool Pool { get; }

    public MemoryTemplates Templates { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public RecordingTemplateLog TemplateLog { get; } = new();

    public RecordingLoggerFactory Log { get; } = new();

    public async Task<DispatchOutcome> EndOf(Task<DispatchOutcome> dispatch, string what)
    {
        try
        {
            return await dispatch.WaitAsync(Eventually.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No outcome of \"{what}\"; sandboxes {string.Join(", ", Pool.Sandboxes)}; log:\n{Log}");
        }
    }

    public virtual ValueTask DisposeAsync() => Pool.DisposeAsync();

    protected static async Task<T> StartAsync<T>(T pool)
        where T : ProcessPool
    {
        try
        {
            await pool.Pool.StartAsync(TestContext.Current.CancellationToken);
            return pool;
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }
}
