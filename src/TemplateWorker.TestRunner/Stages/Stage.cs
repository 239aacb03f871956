using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Interactions;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Playground;
using TemplateWorker.Playground.InMemory;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage;
using TemplateWorker.Storage.KeyValue.Memory;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.TestRunner.Clock;
using TemplateWorker.TestRunner.Suites;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>
/// Everything that one test has for itself: a guild, keys and values, a clock, and the host's own parts between them and
/// the template under test: dispatcher, broker, Discord client.
/// </summary>
sealed class Stage : IAsyncDisposable
{
    readonly SandboxPool _pool;
    readonly StageTable _table;
    readonly TestedTemplate _template;
    readonly StageActivity _activity = new();
    readonly HostCallBroker _broker;
    readonly HostCallBroker _testBroker;
    readonly Dispatcher _dispatcher;
    readonly InteractionCare _care;
    readonly ConcurrentDictionary<HostCall, bool> _underWay = new();
    readonly SemaphoreSlim _advancing = new(1);
    readonly StageGate _gate = new();
    readonly StageDeadlines _deadlines;
    uint _version = 1;

    Stage(SandboxPool pool, StageTable table, TestedTemplate template, LimitSettings limits, ILoggerFactory loggers)
    {
        (_pool, _table, _template) = (pool, table, template);
        _deadlines = new StageDeadlines(Clock, EndAtDeadline);
        Playground = InMemoryPlayground.Create(
            Receive, new PlaygroundOptions { FirstGuild = table.NextNumber(), GuildName = "Test guild" }, loggers, Clock);
        Tenant = TenantId.Guild(Playground.GuildId.Value);
        Discord = new DiscordRestClient(
            new DiscordRestOptions
            {
                ApiUrl = Playground.BaseUrl,
                Token = Playground.Token,
                GlobalRequestsPerSecond = 1_000_000,
                // The transport always answers, so a limit is only a timer that looks as if somebody waited for it.
                AttemptTimeout = TestTimer.LongestWait,
            },
            loggers, Clock, Playground.CreateTransport());
        KeyValues = new MemoryKeyValueStore(StorageLimits.Default, Clock);
        var channels = new ChannelDirectory();
        var guild = Playground.DescribeGuild(Playground.GuildId);
        channels.Learn(Tenant.OwnerId, Encoding.UTF8.GetBytes(guild.Name), guild.Data.Span);
        var interactions = new InteractionDirectory(Clock);
        var guilds = new GuildCache(Discord, new GuildCacheOptions(), loggers, Clock);
        _broker = new HostCallBroker(
            KeyValues, Discord, channels, interactions, loggers, Clock, new HostCallBrokerOptions
            {
                Limits = limits,
                Fetch = new FetchOptions { Transport = Web },
                Guilds = guilds,
                Members = new StageMembers(Playground, Clock),
            });
        _testBroker = new HostCallBroker(
            new OneTenantStore(KeyValues, Tenant), Discord, channels, interactions, loggers, TimeProvider.System,
            // The tests of a file are one tenant, whose calls each of them would count by a clock of its own.
            new HostCallBrokerOptions { HasRates = false });
        var subscriptions = new TenantSubscriptions();
        subscriptions.Set(Tenant, template.Events, banned: false);
        _care = new InteractionCare(Discord, limits, loggers, Clock);
        _dispatcher = new Dispatcher(pool, subscriptions, channels, interactions, _care, guilds);
        Settings = template.DefaultSettings;
        View = new StageView(Playground);
    }

    /// <summary>Whose templates the template under test is.</summary>
    public TenantId Tenant { get; }

    /// <summary>Its time.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Its guild.</summary>
    public InMemoryPlayground Playground { get; }

    /// <summary>Its Discord, as the host reaches it.</summary>
    public DiscordRestClient Discord { get; }

    /// <summary>The web, as far as the template can reach it.</summary>
    public MockedWeb Web { get; } = new();

    /// <summary>Its keys and values.</summary>
    public MemoryKeyValueStore KeyValues { get; }

    /// <summary>What the template did.</summary>
    public StageRecords Records { get; } = new();

    /// <summary>What a test has been told of the guild.</summary>
    public StageView View { get; }

    /// <summary>Dispatches of the template that have not ended.</summary>
    public long Held => _dispatcher.Statistics.Dispatched - _activity.Look().EndedDispatches;

    /// <summary>The template's settings, a JSON object.</summary>
    public string Settings { get; private set; }

    /// <summary>The template under test as the sandbox loads it.</summary>
    public TenantTemplate Template => new()
    {
        Program = _template.ProgramOf(_version, Settings, Clock.GetUtcNow()),
        Capabilities = _template.Capabilities,
        DefersEphemerally = _template.DefersEphemerally,
    };

    /// <summary>Opens a stage.</summary>
    /// <param name="pool">Where the template runs.</param>
    /// <param name="table">Connects the pool with its stages.</param>
    /// <param name="template">The template.</param>
    /// <param name="limits">The rates that the template is held to.</param>
    /// <param name="loggers">The host's log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Stage> OpenAsync(
        SandboxPool pool, StageTable table, TestedTemplate template, LimitSettings limits, ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        var stage = new Stage(pool, table, template, limits, loggers);
        table.Add(stage);
        await stage.Discord.BulkOverwriteGuildCommandsAsync(
            stage.Playground.ApplicationId.Value, stage.Tenant.OwnerId, template.Commands, cancellationToken);
        stage.View.Forget();
        return stage;
    }

    /// <summary>
    /// Waits until nothing happens any more: every dispatch has ended, or waits for the clock or for another event.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await _gate.Opened.WaitAsync(cancellationToken);
        while (true)
        {
            var before = _activity.Look();
            if (before.IsBusy)
            {
                await before.Changed.WaitAsync(cancellationToken);
                continue;
            }
            // The outcomes before the fence's have been told to all by then, and what the host does about them has begun.
            if (_dispatcher.Statistics.Dispatched > 0)
                await _pool.DispatchAsync(Tenant, StageEvents.Fence, "{}"u8).WaitAsync(cancellationToken);
            await _care.SettleAsync(TestTimer.LongestWait).WaitAsync(cancellationToken);
            var after = _activity.Look();
            if (after.Version == before.Version && !after.IsBusy)
                return;
        }
    }

    /// <summary>Moves the clock; whatever falls due on the way is done before it moves on.</summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        await _gate.Opened.WaitAsync(cancellationToken);
        await _advancing.WaitAsync(cancellationToken);
        try
        {
            var end = Clock.GetUtcNow() + by;
            while (Clock.StepTowards(end) is { } timer)
            {
                await TellTimeAsync(cancellationToken);
                timer.Fire();
                await SettleAsync(cancellationToken);
            }
            await TellTimeAsync(cancellationToken);
        }
        finally
        {
            _advancing.Release();
        }
    }

    /// <summary>Does several things as if at the same moment: the template learns of them when all are done.</summary>
    /// <param name="acts">The things, in order.</param>
    /// <returns>For each a dispatch of the runner's own behind those that it caused; none when it is a single thing.</returns>
    public IReadOnlyList<Task<DispatchOutcome>> Together(IReadOnlyList<Action> acts)
    {
        var fences = new List<Task<DispatchOutcome>>();
        _gate.Close();
        try
        {
            foreach (var act in acts)
            {
                act();
                if (acts.Count > 1)
                    _gate.Pass(() => fences.Add(_pool.DispatchAsync(Tenant, StageEvents.Fence, "{}"u8)));
            }
        }
        finally
        {
            _gate.Open();
        }
        return fences;
    }

    /// <summary>Sends an event that no action of a member stands for.</summary>
    public void Emit(string name, ReadOnlyMemory<byte> data) => Deliver(name, Tenant.OwnerId, data);

    /// <summary>Gives the template other settings, with which it starts anew.</summary>
    /// <param name="given">A JSON object by name.</param>
    /// <exception cref="SettingException">A value is unknown or wrong.</exception>
    public void ChangeSettings(string given)
    {
        Settings = _template.SettingsWith(given);
        _version++;
        _gate.Pass(() => _pool.Reload(Tenant));
    }

    /// <summary>Ends what is left of the template's dispatches.</summary>
    public ValueTask DisposeAsync()
    {
        _table.Remove(this);
        foreach (var (call, _) in _underWay)
            call.Fail(new HostCallError(HostCallError.HostCall, "The test has ended."));
        _pool.Reload(Tenant);
        Discord.Dispose();
        _advancing.Dispose();
        View.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Passes a call of the template on to the broker and takes note of it.</summary>
    public void Call(HostCall call, ReadOnlySpan<byte> method, ReadOnlySpan<byte> arguments)
    {
        var rest = _deadlines.RestAt(call);
        if (rest == TimeSpan.Zero)
        {
            // Left without an answer, a handler that has reached its deadline does nothing any more.
            _underWay[call] = true;
            return;
        }
        var (name, values) = (method.ToArray(), arguments.ToArray());
        var record = Records.AddCall(Encoding.UTF8.GetString(name), values);
        var scope = _activity.BeginCall();
        _underWay[call] = true;
        call.Answered = (succeeded, json) =>
        {
            _underWay.TryRemove(call, out _);
            Records.Answer(record, succeeded, json);
            _activity.EndCall(scope);
        };
        // The broker would end it by the real time that is left.
        if (IsSleepOf(rest, name, values))
            scope.AddWaits(1);
        else
            TestClock.Within(scope, () => _broker.Call(call, name, values));
    }

    /// <summary>Does a host call that a test makes: it reads and writes the keys and values of the template.</summary>
    public void CallForTest(HostCall call, string method, byte[] arguments) =>
        _testBroker.Call(call, Encoding.UTF8.GetBytes(method), arguments);

    /// <summary>Takes note of how a dispatch of the template ended.</summary>
    public void OnOutcome(in DispatchOutcome outcome)
    {
        if (StageEvents.IsOwn(outcome.Event.Text) || _deadlines.HasReached(outcome.DispatchId))
            return;
        _deadlines.End(outcome.DispatchId);
        if (outcome.Error is { } error)
            Records.AddFailure(outcome.DispatchId, outcome.Event.Text, outcome.Kind, error);
        _activity.EndDispatch();
    }

    /// <summary>Takes note of a line that the template logged.</summary>
    public void Log(ulong dispatch, TemplateLogLevel level, string text)
    {
        if (!_deadlines.HasReached(dispatch))
            Records.AddLine(level, text);
    }

    void EndAtDeadline(HostCall call)
    {
        var limit = string.Create(CultureInfo.InvariantCulture, $"{call.Limit.TotalSeconds:0.###} s");
        Records.AddFailure(call.DispatchId, call.Event.Text, DispatchOutcomeKind.Deadline, new ScriptErrorReport(
            HostCallError.Deadline, $"Ended because it did not finish by its deadline, {limit} after its start by the clock of the test.", ""));
        _activity.EndDispatch();
    }

    static bool IsSleepOf(TimeSpan atLeast, byte[] method, byte[] arguments)
    {
        if (!method.AsSpan().SequenceEqual("time.sleep"u8))
            return false;
        using var values = JsonDocument.Parse(arguments);
        return values.RootElement is { ValueKind: JsonValueKind.Array } array
            && array.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Number } milliseconds
            && milliseconds.GetDouble() >= atLeast.TotalMilliseconds;
    }

    void Receive(PlaygroundDispatch dispatch)
    {
        // Null while the playground makes its first guild.
        if (_dispatcher is not null)
            Deliver(dispatch.Name, dispatch.GuildId?.Value, dispatch.Data);
    }

    void Deliver(string name, ulong? guildId, ReadOnlyMemory<byte> data) => _gate.Pass(() =>
    {
        _dispatcher.OnDispatch(new GatewayDispatch(0, Encoding.UTF8.GetBytes(name), 0, guildId, data.Span));
        _activity.NoteEvent();
    });

    async Task TellTimeAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"now":{{now}}}"""));
        await _pool.DispatchAsync(Tenant, StageEvents.Clock, payload).WaitAsync(cancellationToken);
    }
}
