using Microsoft.Extensions.Logging;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Checks;

/// <summary>
/// Runs a template's top level once, in a sandbox like any other, to learn whether it can be used and what it wants.
/// </summary>
public sealed class TemplateCheck : IAsyncDisposable
{
    readonly SandboxPool _pool;
    readonly bool _ownsPool;

    /// <summary>Checks in the sandboxes of a pool that is running.</summary>
    /// <param name="pool">The pool.</param>
    public TemplateCheck(SandboxPool pool)
        : this(pool, ownsPool: false)
    {
    }

    TemplateCheck(SandboxPool pool, bool ownsPool)
    {
        _pool = pool;
        _ownsPool = ownsPool;
    }

    /// <summary>Starts one sandbox for checks; disposing the check ends it.</summary>
    /// <param name="options">Limits; there is one sandbox and no spare whatever it says.</param>
    /// <param name="templateLog">Takes what templates log while they are loaded.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SandboxLaunchException">It could not be started.</exception>
    public static async Task<TemplateCheck> StartAsync(
        SandboxPoolOptions options, ITemplateLog templateLog, ILoggerFactory loggers, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var pool = new SandboxPool(
            options with { Processes = 1, Spares = 0 }, new NoTemplates(), new NoHostCalls(), [], templateLog, loggers, time);
        try
        {
            await pool.StartAsync(cancellationToken);
            return new TemplateCheck(pool, ownsPool: true);
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }
    }

    /// <summary>The script engine, as the sandbox says itself.</summary>
    public string Engine => _pool.Sandboxes[0].Engine;

    /// <summary>Checks one template.</summary>
    /// <param name="tenant">Whose it would be.</param>
    /// <param name="template">The template.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What it wants, or why it cannot be used.</returns>
    public async Task<TemplateCheckResult> CheckAsync(
        TenantId tenant, TemplateProgram template, CancellationToken cancellationToken)
    {
        if (_pool.Probe(tenant, [new TenantTemplate { Program = template }]) is not { } probe)
            return TemplateCheckResult.Failed(new ScriptErrorReport("SandboxUnavailable", "No sandbox is ready to check the template; try again.", "", template.Name));
        var load = await probe.WaitAsync(cancellationToken);
        return load.Error is { } error
            ? TemplateCheckResult.Failed(error with { Template = error.Template ?? template.Name })
            : TemplateDescription.Read(template.Name, load.Json);
    }

    /// <summary>Ends the sandbox, if it was started for checks.</summary>
    public ValueTask DisposeAsync() => _ownsPool ? _pool.DisposeAsync() : ValueTask.CompletedTask;
}
