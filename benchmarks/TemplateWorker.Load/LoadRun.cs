using TemplateWorker.Discord.Gateway;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Load.Figures;
using TemplateWorker.Load.Rig;
using TemplateWorker.Load.Scenarios;

namespace TemplateWorker.Load;

/// <summary>
/// The scenarios, one group after the other. What is compared runs in turns, so that a noisy moment of the machine meets
/// both.
/// </summary>
/// <param name="program">The published program, whose whole commands are measured.</param>
sealed class LoadRun(string program)
{
    const int Runs = 5;
    const int ConfinementRuns = 15;
    const int ConfinementTurns = 25;
    const int CostRuns = 1;
    const int KeyValueWarmUps = 4;
    const int LatencyEvents = 2000;
    const int QuietEvents = 1500;
    const int ShardEventCount = 40_000;

    static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.4);
    static readonly TimeSpan ShortTurn = TimeSpan.FromSeconds(0.5);

    // What a dispatch has by default.
    static readonly TimeSpan EventLimit = new SandboxPoolOptions().CpuLimit;

    // Those that take minutes run only when they are asked for.
    static readonly HashSet<string> LongGroups = ["active", "confinement", "fairness"];

    static readonly (string Name, Func<LoadRun, Task> MeasureAsync)[] Groups =
    [
        ("border", run => run.MeasureBorderAsync()),
        ("confinement", run => run.MeasureConfinementAsync()),
        ("latency", run => run.MeasureLatencyAsync()),
        ("filter", run => run.MeasureFilterAsync()),
        ("shard", run => run.MeasureShardAsync()),
        ("tenants", run => run.MeasureTenantsAsync()),
        ("active", run => run.MeasureActiveTenantsAsync()),
        ("kv", run => run.MeasureKeyValuesAsync()),
        ("restart", run => run.MeasureRestartAsync()),
        ("fairness", run => run.MeasureFairnessAsync()),
        ("compile", run => run.MeasureCompilationAsync()),
        ("start", run => run.MeasureStartAsync()),
    ];

    readonly List<Figure> _figures = [];

    /// <summary>Names of what can be measured alone.</summary>
    internal static IEnumerable<string> GroupNames => Groups.Select(group => group.Name);

    /// <summary>What has been measured so far.</summary>
    internal IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Runs the groups that are asked for, in their fixed order.</summary>
    /// <param name="wanted">Names of groups; none means all but the long ones.</param>
    internal async Task RunAsync(IReadOnlyCollection<string> wanted)
    {
        FigureReport.PrintHead();
        foreach (var (name, measure) in Groups)
        {
            if (wanted.Count == 0 ? !LongGroups.Contains(name) : wanted.Contains(name))
                await measure(this);
        }
    }

    async Task MeasureBorderAsync()
    {
        using var engine = new EngineThroughput(LoadTemplates.Source);
        using var typescript = new EngineThroughput(await CompiledTypeScript.CompileAsync());
        await using var pipes = await DispatchThroughput.StartAsync(ChannelKind.Pipes);
        await using var socket = await DispatchThroughput.StartAsync(ChannelKind.Socket);
        using var node = StartNode(TimeSpan.Zero);
        using var limitedNode = StartNode(EventLimit);
        // The first turns compile both languages' hot code.
        engine.Run(Turn);
        typescript.Run(Turn);
        pipes.Run(Turn);
        socket.Run(Turn);
        node?.Run(Turn);
        limitedNode?.Run(Turn);
        var turns = Repeat(Runs, () => (
            Engine: engine.Run(Turn), TypeScript: typescript.Run(Turn), Pipes: pipes.Run(Turn), Socket: socket.Run(Turn),
            Node: node?.Run(Turn) ?? 0, LimitedNode: limitedNode?.Run(Turn) ?? 0));
        Add("engine_throughput", "1/s", turns.Select(turn => turn.Engine));
        Add("typescript_throughput", "1/s", turns.Select(turn => turn.TypeScript));
        Add("typescript_efficiency", "ratio", turns.Select(turn => turn.TypeScript / turn.Engine));
        Add("dispatch_throughput", "1/s", turns.Select(turn => turn.Pipes));
        Add("border_efficiency", "ratio", turns.Select(turn => turn.Pipes / turn.Engine));
        Add("dispatch_throughput_socket", "1/s", turns.Select(turn => turn.Socket));
        if (node is not null)
        {
            Add("node_throughput", "1/s", turns.Select(turn => turn.LimitedNode));
            Add("node_ratio", "ratio", turns.Select(turn => turn.Pipes / turn.LimitedNode));
            Add("node_throughput_unlimited", "1/s", turns.Select(turn => turn.Node));
            Add("node_ratio_unlimited", "ratio", turns.Select(turn => turn.Pipes / turn.Node));
        }
    }

    async Task MeasureConfinementAsync()
    {
        if (UnconfinedLauncher.Problem is { } problem)
        {
            Console.WriteLine($"confinement: skipped, {problem}");
            return;
        }
        await ConfinedStart.RunAsync(isConfined: true);
        await ConfinedStart.RunAsync(isConfined: false);
        var starts = new List<(double Confined, double Unconfined)>();
        for (var i = 0; i < ConfinementRuns; i++)
            starts.Add((await ConfinedStart.RunAsync(isConfined: true), await ConfinedStart.RunAsync(isConfined: false)));
        Add("confined_start_ms", "ms", starts.Select(start => start.Confined));
        Add("confinement_start_ms", "ms", starts.Select(start => start.Confined - start.Unconfined));
        await using var confined = await DispatchThroughput.StartAsync(ChannelKind.Pipes);
        await using var unconfined = await DispatchThroughput.StartAsync(ChannelKind.Pipes, isConfined: false);
        confined.Run(Turn);
        unconfined.Run(Turn);
        // Each goes first as often as the other.
        var turns = Repeat(ConfinementTurns, () => (
            Confined: confined.Run(Turn), Unconfined: unconfined.Run(Turn), Later: unconfined.Run(Turn), Last: confined.Run(Turn)));
        Add("confinement_throughput_percent", "%",
            turns.Select(turn => 100 * (1 - ((turn.Confined + turn.Last) / (turn.Unconfined + turn.Later)))));
    }

    async Task MeasureLatencyAsync()
    {
        await using var pipes = await DispatchLatency.StartAsync(ChannelKind.Pipes);
        await using var socket = await DispatchLatency.StartAsync(ChannelKind.Socket);
        using var engine = new EngineThroughput(LoadTemplates.Source);
        using var channel = new ChannelRoundTrip();
        using var node = StartNode(TimeSpan.Zero);
        pipes.Run(LatencyEvents);
        socket.Run(LatencyEvents);
        engine.Run(LatencyEvents);
        channel.Run(LatencyEvents);
        node?.Run(LatencyEvents);
        var turns = Repeat(Runs, () => (
            Channel: channel.Run(LatencyEvents), Pipes: pipes.Run(LatencyEvents), Socket: socket.Run(LatencyEvents),
            Handler: engine.Run(LatencyEvents), Node: node?.Run(LatencyEvents) ?? default));
        Add("channel_round_trip_p50", "us", turns.Select(turn => turn.Channel.Median));
        Add("channel_round_trip_p99", "us", turns.Select(turn => turn.Channel.P99));
        Add("dispatch_latency_p50", "us", turns.Select(turn => turn.Pipes.Median));
        Add("dispatch_latency_p99", "us", turns.Select(turn => turn.Pipes.P99));
        Add("added_latency_p50", "us", turns.Select(turn => turn.Pipes.Median - turn.Handler));
        Add("added_latency_p99", "us", turns.Select(turn => turn.Pipes.P99 - turn.Handler));
        Add("own_latency_p50", "us", turns.Select(turn => turn.Pipes.Median - turn.Handler - turn.Channel.Median));
        Add("dispatch_latency_p50_socket", "us", turns.Select(turn => turn.Socket.Median));
        Add("dispatch_latency_p99_socket", "us", turns.Select(turn => turn.Socket.P99));
        if (node is not null)
        {
            Add("node_latency_p50", "us", turns.Select(turn => turn.Node.Median));
            Add("node_latency_p99", "us", turns.Select(turn => turn.Node.P99));
        }
    }

    async Task MeasureFilterAsync()
    {
        await using var filter = await FilteredEvents.StartAsync();
        filter.Run(ShortTurn);
        Add("filtered_events_per_s", "1/s", Repeat(Runs, () => filter.Run(ShortTurn)));
    }

    async Task MeasureShardAsync()
    {
        await using var plain = await ShardEvents.StartAsync(GatewayCompression.None);
        await using var zlib = await ShardEvents.StartAsync(GatewayCompression.ZlibStream);
        await using var zstd = await ShardEvents.StartAsync(GatewayCompression.ZstdStream);
        (string Name, ShardEvents Events, List<(double PerSecond, double Allocated)> Turns)[] ways = [("", plain, []), ("_zlib", zlib, []), ("_zstd", zstd, [])];
        foreach (var (_, events, _) in ways)
            await events.RunAsync(ShardEventCount);
        for (var i = 0; i < Runs; i++)
        {
            foreach (var (_, events, turns) in ways)
                turns.Add(await events.RunAsync(ShardEventCount));
        }
        foreach (var (name, _, turns) in ways)
        {
            Add($"shard_events_per_s{name}", "1/s", turns.Select(turn => turn.PerSecond));
            Add($"shard_event_allocation{name}", "bytes", turns.Select(turn => turn.Allocated));
        }
        Add("shard_memory_mib", "MiB", [await ShardMemory.MeasureAsync()]);
    }

    async Task MeasureTenantsAsync()
    {
        var turns = new List<(double ColdStart, double Warm, double Loaded)>();
        for (var i = 0; i < CostRuns; i++)
        {
            await using var cost = await TenantCost.StartAsync();
            turns.Add(await cost.RunAsync());
        }
        Add("tenant_cold_start_p50", "ms", turns.Select(turn => turn.ColdStart));
        Add("tenant_memory_kib", "KiB", turns.Select(turn => turn.Warm));
        Add("tenant_memory_loaded_kib", "KiB", turns.Select(turn => turn.Loaded));
    }

    async Task MeasureActiveTenantsAsync()
    {
        await using var active = await ActiveTenants.StartAsync();
        var (taken, resident) = await active.RunAsync();
        Add("children_memory_mib", "MiB", [taken]);
        Add("children_resident_mib", "MiB", [resident]);
    }

    async Task MeasureKeyValuesAsync()
    {
        await using var gets = await KeyValueGets.StartAsync();
        for (var i = 0; i < KeyValueWarmUps; i++)
        {
            await gets.RunAloneAsync();
            await gets.RunTogetherAsync();
            await gets.RunWithoutTemplatesAsync();
        }
        var turns = new List<(double Alone, (double PerSecond, double Cost) Together, (double PerSecond, double Cost) Store)>();
        for (var i = 0; i < Runs; i++)
            turns.Add((await gets.RunAloneAsync(), await gets.RunTogetherAsync(), await gets.RunWithoutTemplatesAsync()));
        Add("kv_get_p50", "us", turns.Select(turn => turn.Alone));
        Add("kv_ops_per_s", "1/s", turns.Select(turn => turn.Together.PerSecond));
        Add("kv_processor_us", "us", turns.Select(turn => turn.Together.Cost));
        Add("store_gets_per_s", "1/s", turns.Select(turn => turn.Store.PerSecond));
        Add("store_processor_us", "us", turns.Select(turn => turn.Store.Cost));
    }

    async Task MeasureRestartAsync()
    {
        var restarts = new List<double>();
        var takeovers = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            // Pools of their own, because the back-off grows with every death.
            await using (var restart = await SandboxRestart.StartAsync(spares: 0))
                restarts.Add(await restart.RunAsync());
            await using var takeover = await SandboxRestart.StartAsync(spares: 1);
            takeovers.Add(await takeover.RunAsync());
        }
        Add("sandbox_restart_ms", "ms", restarts);
        Add("sandbox_takeover_ms", "ms", takeovers);
    }

    async Task MeasureFairnessAsync()
    {
        await using var runaway = await RunawayEnd.StartAsync();
        await runaway.RunAsync();
        var ends = new List<double>();
        for (var i = 0; i < Runs; i++)
            ends.Add(await runaway.RunAsync());
        Add("runaway_end_ms", "ms", ends);
        await using var neighbour = await HostileNeighbour.StartAsync();
        var (latency, loop) = await neighbour.RunAsync(QuietEvents);
        Add("quiet_neighbour_p999_ms", "ms", [latency]);
        Add("hostile_dispatch_p999_ms", "ms", [loop]);
    }

    async Task MeasureCompilationAsync()
    {
        using var compilation = new TemplateCompilation();
        await compilation.RunColdAsync();
        await compilation.RunCachedAsync();
        var cold = new List<double>();
        var cached = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            cold.Add(await compilation.RunColdAsync());
            cached.Add(await compilation.RunCachedAsync());
        }
        Add("compile_cold_ms", "ms", cold);
        Add("compile_cached_ms", "ms", cached);
    }

    Task MeasureStartAsync()
    {
        if (!File.Exists(program))
        {
            Console.WriteLine($"start: skipped, {program} is not there; scripts/bench makes it");
            return Task.CompletedTask;
        }
        var start = new ProgramStart(Path.GetFullPath(program));
        // The first turns compile the template; later ones find it compiled, as most runs of an author do.
        start.RunTest();
        start.RunCheck();
        var turns = Repeat(Runs, () => (Test: start.RunTest(), Check: start.RunCheck()));
        Add("template_test_ms", "ms", turns.Select(turn => turn.Test));
        Add("template_check_ms", "ms", turns.Select(turn => turn.Check));
        return Task.CompletedTask;
    }

    static NodePool? StartNode(TimeSpan limit)
    {
        var node = NodePool.TryStart(limit);
        if (node is null)
            Console.WriteLine("node_*: skipped, Node.js is not installed");
        return node;
    }

    static List<T> Repeat<T>(int count, Func<T> run) => [.. Enumerable.Range(0, count).Select(_ => run())];

    void Add(string name, string unit, IEnumerable<double> runs)
    {
        var figure = Figure.Of(name, unit, [.. runs]);
        _figures.Add(figure);
        FigureReport.Print(figure);
    }
}
