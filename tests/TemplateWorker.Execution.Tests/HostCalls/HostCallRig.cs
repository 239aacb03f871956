using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Playground.World;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>A sandbox whose template makes the host calls that a test dictates, and a broker that asks the playground.</summary>
sealed class HostCallRig : IAsyncDisposable
{
    public static readonly LimitSettings Unhurried = new()
    {
        DiscordActions = 10_000,
        Messages = 10_000,
        Removals = 10_000,
        RemovalsLong = 10_000,
    };

    readonly BrokerRig _broker;
    readonly TestPool _pool;
    readonly TaskCompletionSource<ulong> _dispatch = new(TaskCreationOptions.RunContinuationsAsynchronously);
    uint _calls;

    HostCallRig(BrokerRig broker, TestPool pool)
    {
        _broker = broker;
        _pool = pool;
    }

    public PlaygroundWorld World => _broker.Playground.World;

    public Guild Guild => World.Guilds[0];

    public ulong Me => World.Bot.Id.Value;

    /// <summary>A second guild of the bot, out of reach for the template.</summary>
    public Guild Foreign => World.Guilds[1];

    public static async Task<HostCallRig> StartAsync(
        PostgresFixture postgres, CapabilitySet? capabilities = null, LimitSettings? limits = null, Uri? discord = null)
    {
        var broker = await BrokerRig.StartAsync(postgres, limits ?? Unhurried, discord: discord);
        broker.Playground.World.AddGuild("Elsewhere");
        var pool = TestPool.Unstarted();
        pool.Templates.Capabilities = capabilities ?? CapabilitySet.All;
        var rig = new HostCallRig(broker, pool);
        await pool.Pool.StartAsync(TestContext.Current.CancellationToken);
        pool.Sandbox.OnDispatch = (_, dispatch) => rig._dispatch.TrySetResult(dispatch.Id);
        _ = pool.Pool.DispatchAsync(broker.Tenant, TestPool.MessageCreate, "{}"u8);
        await rig._dispatch.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        return rig;
    }

    public Snowflake Channel(string name) => Guild.Channels.Single(channel => channel.Name == name).Id;

    public Snowflake Member(string name) => Guild.Members.Single(member => member.User.Username == name).Id;

    public Snowflake Role(string name) => Guild.Roles.Single(role => role.Name == name).Id;

    /// <summary>Makes a call that succeeds.</summary>
    /// <returns>Its result; undefined when there is none.</returns>
    public async Task<JsonElement> AskAsync(string method, string arguments)
    {
        var (succeeded, json) = await CallAsync(method, arguments);
        succeeded.ShouldBeTrue($"{method} {arguments}: {json}");
        return json.Length == 0 ? default : JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Makes a call that is refused.</summary>
    /// <returns>The error.</returns>
    public async Task<JsonElement> RefusedAsync(string method, string arguments)
    {
        var (succeeded, json) = await CallAsync(method, arguments);
        succeeded.ShouldBeFalse($"{method} {arguments}: {json}");
        return JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Makes a call that is refused, and gives the error's name.</summary>
    public async Task<string?> ErrorAsync(string method, string arguments) =>
        (await RefusedAsync(method, arguments)).GetProperty("name").GetString();

    /// <summary>Makes a call and waits only until the host has it.</summary>
    public async Task BeginAsync(string method, string arguments)
    {
        var number = ++_calls;
        _pool.Broker.Answer = call => _broker.Broker.Call(call, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(arguments));
        _pool.Sandbox.CallHost(await _dispatch.Task, number, method, arguments);
        await Eventually.HoldsAsync(() => _pool.Broker.Calls.Count == number, $"the host to get {method}");
    }

    /// <summary>Errors that calls were answered with so far.</summary>
    public IReadOnlyList<string> Errors => [.. _pool.Sandbox.Answers.Where(answer => !answer.Succeeded).Select(answer => answer.Json)];

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        await _broker.DisposeAsync();
    }

    async Task<(bool Succeeded, string Json)> CallAsync(string method, string arguments)
    {
        var number = ++_calls;
        _pool.Broker.Answer = call => _broker.Broker.Call(call, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(arguments));
        _pool.Sandbox.CallHost(await _dispatch.Task, number, method, arguments);
        await Eventually.HoldsAsync(() => _pool.Sandbox.Answers.Any(answer => answer.CallId == number), $"the answer to {method}");
        var (_, succeeded, json) = _pool.Sandbox.Answers.Single(answer => answer.CallId == number);
        return (succeeded, json);
    }
}
