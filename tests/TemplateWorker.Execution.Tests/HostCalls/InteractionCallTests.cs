using System.Collections.Concurrent;
using System.Text;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.HostCalls;

/// <summary>A sandbox that asks what it likes, a broker that asks the playground.</summary>
public sealed class InteractionCallTests(PostgresFixture postgres) : IAsyncLifetime
{
    readonly ManualTimeProvider _time = new();
    BrokerRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await BrokerRig.StartAsync(postgres, interactionTime: _time);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Only_the_tenant_that_got_an_interaction_may_answer_it()
    {
        _rig.Learn(TestPool.Tenant(1), """{"id":"500","application_id":"600","token":"abc"}""");

        (await CallAsync(2, "interaction.createResponse", """["500","abc",{"type":4,"data":{"content":"x"}}]""")).ShouldContain("PermissionError");
        (await CallAsync(1, "interaction.createResponse", """["501","abc",{"type":4,"data":{"content":"x"}}]""")).ShouldContain("PermissionError");
        (await CallAsync(1, "interaction.editOriginal", """["other",{"content":"x"}]""")).ShouldContain("PermissionError");
        // The playground never gave out this interaction, so its answer proves that the call went through.
        (await CallAsync(1, "interaction.createResponse", """["500","abc",{"type":4,"data":{"content":"x"}}]""")).ShouldContain("10062");
        (await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"}]""")).ShouldContain("DiscordError");
        (await CallAsync(1, "interaction.getOriginal", """["abc"]""")).ShouldContain("DiscordError");
        (await CallAsync(1, "interaction.deleteOriginal", """["abc"]""")).ShouldContain("DiscordError");
    }

    [Fact]
    public async Task After_fifteen_minutes_an_interaction_takes_no_answer_and_the_template_is_told_why()
    {
        _rig.Learn(TestPool.Tenant(1), """{"id":"500","application_id":"600","token":"abc"}""");
        _time.Advance(TimeSpan.FromMinutes(15));

        var late = await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"}]""");

        late.ShouldContain("DiscordError");
        late.ShouldContain("50027");
        late.ShouldContain("15 minutes");
        (await CallAsync(1, "interaction.createResponse", """["500","abc",{"type":4,"data":{"content":"x"}}]""")).ShouldContain("50027");
        (await CallAsync(2, "interaction.editOriginal", """["abc",{"content":"x"}]""")).ShouldContain("PermissionError");
    }

    [Fact]
    public async Task The_fifteen_minutes_pass_by_a_clock_that_nobody_sets()
    {
        _rig.Learn(TestPool.Tenant(1), """{"id":"500","application_id":"600","token":"abc"}""");
        _time.SetWallClock(TimeSpan.FromDays(365));

        (await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"}]""")).ShouldNotContain("15 minutes");

        _time.SetWallClock(TimeSpan.FromDays(-730));
        _time.Advance(TimeSpan.FromMinutes(15));
        (await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"}]""")).ShouldContain("15 minutes");
    }

    [Fact]
    public async Task A_file_above_the_limit_that_the_interaction_names_is_not_sent()
    {
        _rig.Learn(TestPool.Tenant(1), """{"id":"500","application_id":"600","token":"abc","attachment_size_limit":4}""");

        var refused = await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"},[{"name":"a.txt","text":"12345"}]]""");

        refused.ShouldContain("40005");
        refused.ShouldContain("has 5 bytes; Discord takes at most 4 ");
        // The playground does not know the interaction, so its answer proves that a smaller file is sent.
        (await CallAsync(1, "interaction.createFollowup", """["abc",{"content":"x"},[{"name":"a.txt","text":"1234"}]]""")).ShouldNotContain("40005");
    }

    [Theory]
    [InlineData("kv.get", """{}""", "no array")]
    [InlineData("kv.get", """[""", "not JSON")]
    [InlineData("kv.get", """nonsense""", "not JSON")]
    [InlineData("kv.get", """[]""", "'key' must be text")]
    [InlineData("kv.get", """[5]""", "'key' must be text")]
    [InlineData("kv.get", """["a","b"]""", "'scopes' must be a list")]
    [InlineData("kv.get", """["a",[1]]""", "'scopes' must be a list")]
    [InlineData("kv.get", """["a",[]]""", "scopes")]
    [InlineData("kv.get", """["a",null,1]""", "takes fewer arguments")]
    [InlineData("kv.get", """["a"] x""", "not JSON")]
    [InlineData("kv.get", """["\ud800"]""", "well-formed text")]
    [InlineData("kv.set", """["a"]""", "'value' must be a value")]
    [InlineData("kv.set", """["a",{"Nothing":1}]""", "KeyValueError")]
    [InlineData("kv.setIf", """["a",{"Integer":1},{}]""", "one of {absent: true}")]
    [InlineData("kv.setIf", """["a",{"Integer":1},{"absent":true,"present":true}]""", "one of {absent: true}")]
    [InlineData("kv.setIf", """["a",{"Integer":1},{"absent":false}]""", "'absent' must be true")]
    [InlineData("kv.find", """[{"prefx":"a"}]""", "does not know 'prefx'")]
    [InlineData("kv.find", """[{"limit":1.5}]""", "'limit' must be a whole number")]
    [InlineData("discord.createMessage", """["x",{}]""", "'channelId' must be an id")]
    [InlineData("discord.createMessage", """["5",[]]""", "'body' must be an object")]
    [InlineData("discord.createMessage", """["5",{"a":}]""", "not JSON")]
    [InlineData("kv.nothing", """[]""", "no such host call")]
    [InlineData("discord.createMessage", """["5",{},{}]""", "'files' must be a list")]
    [InlineData("discord.createMessage", """["5",{},[1]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a"}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a","text":1}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a","base64":"#"}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a/b","text":""}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a\u0000","text":""}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a","text":"\ud800"}]]""", "'files' must be a list of at most 10 files")]
    [InlineData("discord.createMessage", """["5",{},[{"name":"a","text":""}],1]""", "takes fewer arguments")]
    public async Task A_malformed_call_is_an_error_and_no_more(string method, string arguments, string error) =>
        (await CallAsync(1, method, arguments)).ShouldContain(error);

    async Task<string> CallAsync(ulong tenant, string method, string arguments)
    {
        var answers = new ConcurrentQueue<string>();
        await using var pool = await TestPool.StartAsync(TestPool.Quick, sandbox => sandbox.OnDispatch = (self, dispatch) => self.CallHost(dispatch.Id, 1, method, arguments));
        pool.Broker.Answer = call => _rig.Broker.Call(call, Encoding.UTF8.GetBytes(method), Encoding.UTF8.GetBytes(arguments));
        _ = pool.DispatchAsync(tenant);
        await Eventually.HoldsAsync(() => pool.Sandbox.Answers.Count == 1, "the answer");
        var (_, succeeded, json) = pool.Sandbox.Answers.Single();
        succeeded.ShouldBeFalse(json);
        pool.Sandbox.EndDispatch(pool.Sandbox.Dispatches.Single().Id);
        return json;
    }
}
