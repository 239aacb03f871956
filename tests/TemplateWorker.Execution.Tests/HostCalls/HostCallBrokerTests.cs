using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.HostCalls.Handlers;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Tests.HostCalls;

public sealed class HostCallBrokerTests(PostgresFixture postgres) : IAsyncLifetime
{
    BrokerRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await BrokerRig.StartAsync(postgres);

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Keys_and_values_go_to_the_database_and_come_back()
    {
        (await _rig.RunAsync("""
            await kv.set("a", { n: 1, list: [true, null, "x"] });
            await kv.set("b", 2n ** 63n - 1n, { scopes: ["s", "r"] });
            const record = await kv.getRecord("a");
            return [await kv.get("a"), String(await kv.get("b", { scopes: ["r", "s"] })), await kv.get("b"), record.key, record.scopes];
            """)).ShouldBe("""[{"n":1,"list":[true,null,"x"]},"9223372036854775807",null,"a",["default"]]""");
    }

    [Fact]
    public async Task Every_kind_of_key_value_call_works()
    {
        (await _rig.RunAsync("""
            const results = [];
            results.push(await kv.setIf("k", 1, { absent: true }), await kv.setIf("k", 2, { absent: true }));
            results.push(await kv.setIf("k", 2, { present: true }), await kv.setIf("k", 3, { equals: 1 }), await kv.setIf("k", 3, { equals: 2 }));
            results.push(await kv.increment("k"), await kv.increment("k", 0.5), await kv.increment("new", 5));
            results.push(await kv.delete("k"), await kv.delete("k"));
            await kv.set("user:1", "one", { scopes: ["users"] });
            await kv.set("user:2", "two", { scopes: ["users"] });
            const first = await kv.find({ prefix: "user:", limit: 1 });
            const rest = await kv.find({ prefix: "user:", limit: 1, cursor: first.cursor });
            results.push(first.items.map((r) => r.value), rest.items.map((r) => r.value), await kv.listScopes(), await kv.listScopes({ after: "default" }));
            return results;
            """)).ShouldBe("""[true,false,true,false,true,4,4.5,5,true,false,["one"],["two"],["default","users"],["users"]]""");
    }

    [Fact]
    public async Task Records_that_end_by_themselves_say_when()
    {
        (await _rig.RunAsync("""
            await kv.set("a", 1, { ttl: 60 });
            const first = await kv.getRecord("a");
            const lasts = Math.round((first.expiresAt - first.updatedAt) / 1000);
            const again = [await kv.expire("a", null), (await kv.getRecord("a")).expiresAt, await kv.expire("none", 60)];
            const taken = [await kv.setIf("b", 1, { absent: true }, { ttl: 60 }), await kv.setIf("b", 2, { absent: true })];
            await kv.expire("b", 0.05);
            while (await kv.get("b") !== null) await new Promise((resolve) => setTimeout(resolve, 20));
            return [lasts, ...again, ...taken, await kv.setIf("b", 3, { absent: true })];
            """)).ShouldBe("[60,true,null,false,true,false,true]");
    }

    [Fact]
    public async Task A_transaction_is_done_whole_or_not_at_all()
    {
        (await _rig.RunAsync("""
            await kv.set("alice", 10);
            const pay = (amount) => kv.transaction([
              { check: "alice", equals: 10 },
              { increment: "alice", by: -amount },
              { increment: "bob", by: amount, scopes: ["bank"] },
              { set: "receipt", value: { amount }, ttl: 3600 },
              { delete: "none" },
            ]);
            const [paid, refused] = [await pay(3), await pay(3)];
            return [paid, refused, await kv.get("alice"), await kv.get("bob", { scopes: ["bank"] }), await kv.get("receipt")];
            """)).ShouldBe("""[{"committed":true,"failed":null,"results":[true,7,3,null,false]},{"committed":false,"failed":0,"results":[]},7,3,{"amount":3}]""");
        var error = await ErrorOf("""await kv.set("text", "a"); await kv.transaction([{ set: "x", value: 1 }, { increment: "text", by: 1 }]);""");
        error.GetProperty("code").GetString().ShouldBe("NotANumber");
        error.GetProperty("message").GetString().ShouldStartWith("Operation 1 (from 0): ");
        (await _rig.RunAsync("""return await kv.get("x");""")).ShouldBe("null");
    }

    [Fact]
    public async Task Sorted_lists_know_ranks_and_tops()
    {
        (await _rig.RunAsync("""
            const levels = kv.sorted("levels");
            await levels.set("alice", 5);
            await levels.set("bob", 7.5);
            const sum = await levels.increment("carol", 6);
            return [sum, await levels.get("alice"), await levels.get("nobody"), await levels.top({ limit: 2 }),
              await levels.top({ limit: 1, ascending: true }), await levels.delete("bob"), await levels.count(), await levels.clear()];
            """)).ShouldBe("""[6,{"score":5,"rank":3},null,[{"member":"bob","score":7.5,"rank":1},{"member":"carol","score":6,"rank":2}],[{"member":"alice","score":5,"rank":3}],true,2,2]""");
    }

    [Theory]
    [InlineData("""[{"op":"set","key":"k"}]""", "operation 0 (from 0): 'value' must be a value")]
    [InlineData("""[{"op":"delete","key":"k"},{"op":"check","key":"k"}]""", "operation 1 (from 0): a check says one of")]
    [InlineData("""[{"op":"check","key":"k","absent":true,"present":true}]""", "a check says one of")]
    [InlineData("""[{"op":"drop","key":"k"}]""", "'op' must be set, delete, increment or check")]
    [InlineData("""[{"op":"delete","key":"k","ttl":5}]""", "it has no 'ttl'")]
    [InlineData("""[{"op":"delete","key":5}]""", "'key' must be text")]
    [InlineData("""[7]""", "it is no object")]
    [InlineData("""{}""", "'operations' must be a list")]
    [InlineData("""[{"op":"delete","key":"\ud800"}]""", "'key' must be well-formed text")]
    public void Operations_that_a_hostile_sandbox_makes_up_are_refused(string operations, string reason) =>
        Should.Throw<HostCallException>(() => KeyValueOperationReader.Read(Encoding.UTF8.GetBytes(operations))).Message.ShouldContain(reason);

    [Fact]
    public async Task Tenants_do_not_see_each_other()
    {
        await _rig.RunAsync("""await kv.set("secret", "mine");""");

        (await _rig.RunAsync("""return await kv.get("secret");""", TestPool.Tenant(77))).ShouldBe("null");
        (await _rig.RunAsync("""return (await kv.find({})).items;""", TestPool.Tenant(77))).ShouldBe("[]");
    }

    [Fact]
    public async Task A_refusal_of_the_store_is_an_error_that_says_why()
    {
        var error = await ErrorOf("""await kv.set("k".repeat(600), 1);""");

        error.GetProperty("error").GetString().ShouldBe("KeyValueError");
        error.GetProperty("code").GetString().ShouldBe("BadKey");
        (await ErrorOf("""await kv.set("text", "a"); await kv.increment("text");""")).GetProperty("code").GetString().ShouldBe("NotANumber");
    }

    [Fact]
    public async Task Messages_are_posted_changed_read_and_removed()
    {
        (await _rig.RunAsync($$"""
            const message = await discord.createMessage("{{_rig.Channel}}", { content: "hello" });
            await discord.editMessage("{{_rig.Channel}}", message.id, { content: "changed" });
            await discord.createReaction("{{_rig.Channel}}", message.id, "👍");
            const read = await discord.getMessage("{{_rig.Channel}}", message.id);
            await discord.deleteOwnReaction("{{_rig.Channel}}", message.id, "👍");
            await discord.deleteMessage("{{_rig.Channel}}", message.id, "spam");
            return [message.content, read.content, read.reactions.length];
            """)).ShouldBe("""["hello","changed",1]""");
    }

    [Fact]
    public async Task Files_go_with_messages_and_with_changes_of_them()
    {
        (await _rig.RunAsync($$"""
            const message = await discord.createMessage("{{_rig.Channel}}", {
              content: "files",
              files: [{ name: "a.txt", content: "grün" }, { name: "b.bin", content: new Uint8Array([0, 255]), description: "bytes" }],
            });
            const changed = await discord.editMessage("{{_rig.Channel}}", message.id, {
              attachments: [{ id: message.attachments[1].id }], files: [{ name: "c", content: new Uint8Array([7]).buffer, description: "more" }],
            });
            return [message, changed].map((each) => each.attachments.map((file) => [file.filename, file.size, file.description]));
            """)).ShouldBe("""[[["a.txt",5,null],["b.bin",2,"bytes"]],[["b.bin",2,"bytes"],["c",1,"more"]]]""");
    }

    [Fact]
    public async Task A_message_pings_nobody_unless_it_says_so()
    {
        (await _rig.RunAsync($$"""
            const bot = "<@{{_rig.Playground.World.Bot.Id}}>";
            const plain = await discord.createMessage("{{_rig.Channel}}", { content: `@everyone ${bot}` });
            const loud = await discord.createMessage("{{_rig.Channel}}", { content: "@everyone", allowed_mentions: { parse: ["everyone"] } });
            return [plain.mention_everyone, plain.mentions.length, loud.mention_everyone];
            """)).ShouldBe("[false,0,true]");
    }

    [Fact]
    public async Task A_channel_of_another_guild_is_out_of_reach()
    {
        var foreign = await ErrorOf($$"""await discord.createMessage("{{_rig.Channel}}", { content: "x" });""", TestPool.Tenant(77));
        var user = await ErrorOf($$"""await discord.createMessage("{{_rig.Channel}}", { content: "x" });""", new TenantId(TenantOwnerType.User, 5));
        var unknown = await ErrorOf("""await discord.createMessage("123456789012345678", { content: "x" });""");

        foreign.GetProperty("error").GetString().ShouldBe("PermissionError");
        user.GetProperty("error").GetString().ShouldBe("PermissionError");
        unknown.GetProperty("error").GetString().ShouldBe("PermissionError");
        _rig.Channels.TryFind(ulong.Parse(_rig.Channel), out var guild).ShouldBeTrue("it was asked for once");
        guild.ShouldBe(_rig.Tenant.OwnerId);
    }

    [Fact]
    public async Task A_refusal_of_Discord_is_an_error_with_its_code_and_status()
    {
        var error = await ErrorOf($$"""await discord.getMessage("{{_rig.Channel}}", "123456789012345678");""");

        error.GetProperty("error").GetString().ShouldBe("DiscordError");
        error.GetProperty("code").GetInt32().ShouldBe(10008);
        error.GetProperty("status").GetInt32().ShouldBe(404);
        (await ErrorOf($$"""await discord.createMessage("{{_rig.Channel}}", { content: "x".repeat(2001) });""")).GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("2000");
    }

    async Task<JsonElement> ErrorOf(string body, TenantId? tenant = null)
    {
        var answer = JsonDocument.Parse(await _rig.RunAsync(body, tenant)).RootElement;
        answer.TryGetProperty("error", out _).ShouldBeTrue(answer.ToString());
        return answer;
    }
}
