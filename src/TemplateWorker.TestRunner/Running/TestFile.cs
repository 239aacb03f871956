using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.TestRunner.Stages;

namespace TemplateWorker.TestRunner.Running;

/// <summary>A file of tests in its VM: tells its tests, runs them one by one, and has their actions done.</summary>
/// <param name="pool">Where the file runs.</param>
/// <param name="table">Connects the pool with its files.</param>
/// <param name="program">The file.</param>
sealed class TestFile(SandboxPool pool, TestFileTable table, TemplateProgram program) : IDisposable
{
    readonly Lock _gate = new();
    readonly List<string> _lines = [];
    List<DeclaredTest> _tests = [];
    TestActions? _actions;

    /// <summary>Whose the program is, for the pool.</summary>
    public TenantId Tenant { get; } = table.NextTenant();

    /// <summary>The file with everything that it can import.</summary>
    public TemplateProgram Program => program;

    /// <summary>Runs the file's top level.</summary>
    /// <returns>The tests that it declares, or why it cannot be run.</returns>
    public async Task<(IReadOnlyList<DeclaredTest> Tests, ScriptErrorReport? Error)> ListAsync(CancellationToken cancellationToken)
    {
        table.Add(this);
        var outcome = await pool.DispatchAsync(Tenant, StageEvents.List, "{}"u8).WaitAsync(cancellationToken);
        return (_tests, outcome.Error);
    }

    /// <summary>Runs one test.</summary>
    /// <param name="index">Its place in the file.</param>
    /// <param name="stage">Where it acts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TestEnd> RunAsync(int index, Stage stage, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var actions = new TestActions(stage, ended.Token);
        lock (_gate)
        {
            _actions = actions;
            _lines.Clear();
        }
        var payload = new JsonObject { ["index"] = index, ["state"] = actions.Report() };
        DispatchOutcome outcome;
        try
        {
            outcome = await pool.DispatchAsync(Tenant, StageEvents.Run, Encoding.UTF8.GetBytes(payload.ToJsonString()))
                .WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
                _actions = null;
            await ended.CancelAsync();
        }
        lock (_gate)
            return new TestEnd(outcome.Kind, outcome.Error, actions.Details, actions.UnderWay, [.. _lines]);
    }

    /// <summary>Does what a test asks for.</summary>
    public void Call(HostCall call, string method, byte[] arguments)
    {
        if (method == "test.list")
        {
            _tests = ReadTests(arguments);
            call.Succeed("null"u8);
            return;
        }
        TestActions? actions;
        lock (_gate)
            actions = _actions;
        if (actions is null)
            call.Fail(new HostCallError("ActionError", $"{method} can only be used inside a test."));
        else
            actions.Take(call, method, arguments);
    }

    /// <summary>Takes note of a line that the file logged.</summary>
    public void Log(string line)
    {
        lock (_gate)
            _lines.Add(line);
    }

    /// <summary>Ends the VM.</summary>
    public void Dispose()
    {
        table.Remove(this);
        pool.Reload(Tenant);
    }

    static List<DeclaredTest> ReadTests(byte[] arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return [.. document.RootElement[0].EnumerateArray().Select(test => new DeclaredTest(
            test.GetProperty("name").GetString()!, test.GetProperty("mode").GetString()!))];
    }
}
