using TemplateWorker.Execution.Sandboxes.Channel;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Sandboxes.Spares;

/// <summary>
/// Lets a fresh sandbox load and run a template that belongs to nobody, so that the first tenant does not wait for the
/// program and the engine to compile themselves. Its VM is given up at the end.
/// </summary>
sealed class WarmUp : IFrameHandler
{
    /// <summary>The tenant key of the template; a sandbox does not live to see as many tenants.</summary>
    public const uint Key = uint.MaxValue;

    const string Template = """
        const { on, kv, log } = require("templateworker");
        on("MESSAGE_CREATE", async (message) => {
          log.info(message.content.trim(), await kv.get("key"));
        });
        """;

    // It takes a fraction of a second where the machine has nothing else to do.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    static readonly TemplateProgram[] Programs =
        [new TemplateProgram("warm-up", 1, "main.js", new Dictionary<string, string> { ["main.js"] = Template })];

    readonly SandboxConnection _connection;
    readonly ulong _dispatchId;
    readonly TaskCompletionSource<string?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    WarmUp(SandboxConnection connection, ulong dispatchId)
    {
        _connection = connection;
        _dispatchId = dispatchId;
    }

    /// <summary>Warms a sandbox that has no tenant yet.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="parts">The clock and the number of a dispatch.</param>
    /// <returns>Whether it is warm; else its connection is broken.</returns>
    public static async Task<bool> RunAsync(LiveSandbox sandbox, PoolParts parts)
    {
        var connection = sandbox.Connection;
        var warmUp = new WarmUp(connection, parts.NextDispatchId());
        connection.Handler = warmUp;
        warmUp.Ask();
        using var done = new CancellationTokenSource();
        var limit = Task.Delay(Limit, parts.Time, done.Token);
        var first = await Task.WhenAny(warmUp._end.Task, connection.Broken, limit);
        await done.CancelAsync();
        if (first == limit)
            connection.Break(new ConnectionBreak(BreakCause.Unresponsive, $"It did not run a template within {Limit}."));
        else if (first == warmUp._end.Task && await warmUp._end.Task is { } error)
            connection.Break(new ConnectionBreak(BreakCause.Violation, $"It could not run a template: {error}"));
        connection.Handler = null;
        return !connection.IsBroken;
    }

    /// <inheritdoc/>
    public void TenantLoaded(in TenantLoadedMessage message)
    {
        if (message.Kind != OutcomeKind.Ok)
            _end.TrySetResult($"its load ended as {message.Kind}.");
    }

    /// <inheritdoc/>
    public void HostCalled(in HostCallMessage message) =>
        _connection.Answer(new HostCallResultMessage(message.CallId, succeeded: true, "null"u8));

    /// <inheritdoc/>
    public void DispatchEnded(in OutcomeMessage message)
    {
        _connection.Sender.Append(FrameKind.UnloadTenant, Key);
        _end.TrySetResult(message.Kind == OutcomeKind.Ok ? null : $"its dispatch ended as {message.Kind}.");
    }

    /// <inheritdoc/>
    public void Logged(in LogMessage message)
    {
        // Its one line says nothing to anybody.
    }

    /// <inheritdoc/>
    public void WorkedOff()
    {
        // Its outcome says more.
    }

    void Ask()
    {
        var sender = _connection.Sender;
        sender.Append(new LoadTenantMessage(Key, "guild", "0", (uint)Limit.TotalMicroseconds, Programs));
        sender.Append(new DispatchMessage(
            _dispatchId, Key, (uint)Limit.TotalMicroseconds, (uint)Limit.TotalMilliseconds, "MESSAGE_CREATE"u8,
            """{"content":"warm"}"""u8));
        sender.Flush();
    }
}
