using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Guilds;

/// <summary>Webhooks, invites, emojis, scheduled events, rules of automatic moderation, and the audit log of it all.</summary>
public sealed class GuildThingTests : IDisposable
{
    readonly MemoryBot _bot = new();

    public void Dispose() => _bot.Dispose();

    string General => $"channels/{_bot.Playground.ChannelId}";

    [Fact]
    public async Task A_webhook_posts_under_its_own_name()
    {
        var made = await _bot.PostAsync($"{General}/webhooks", """{"name":"Crier"}""", "news");
        made.Status.ShouldBe(200, made.Text);
        _bot.Dispatched("WEBHOOKS_UPDATE").Text("channel_id").ShouldBe(_bot.Playground.ChannelId.ToString());
        var path = $"webhooks/{made.Id()}/{made.Json.Text("token")}";

        (await _bot.PostAsync(path, """{"content":"quiet"}""")).Status.ShouldBe(204);
        _bot.Dispatched("MESSAGE_CREATE").Text("webhook_id").ShouldBe(made.Id());
        var message = await _bot.PostAsync($"{path}?wait=true", """{"content":"hear","username":"Town"}""");
        message.Json.GetProperty("author").Text("username").ShouldBe("Town");
        (await _bot.PostAsync($"webhooks/{made.Id()}/wrong", """{"content":"x"}""")).Code.ShouldBe(50027);
        (await _bot.PostAsync($"{path}?thread_id={_bot.Channel("welcome")}", """{"content":"x"}""")).Code.ShouldBe(10003);

        (await _bot.PatchAsync($"webhooks/{made.Id()}", $$"""{"name":"Herald","channel_id":"{{_bot.Channel("welcome")}}"}""")).Json.Text("name").ShouldBe("Herald");
        (await _bot.GetAsync($"{General}/webhooks")).Json.GetArrayLength().ShouldBe(0);
        (await _bot.GetAsync($"{_bot.GuildPath}/webhooks")).Json.GetArrayLength().ShouldBe(1);
        (await _bot.DeleteAsync($"webhooks/{made.Id()}")).Status.ShouldBe(204);
        (await _bot.GetAsync($"webhooks/{made.Id()}")).Code.ShouldBe(10015);
        (await _bot.PostAsync($"{General}/webhooks", """{"name":"Discord news"}""")).FormError("name").ShouldBe("USERNAME_INVALID_CONTAINS");
    }

    [Fact]
    public async Task An_invite_is_shared_unless_it_must_be_unique_and_ends_in_time()
    {
        var clock = new Testing.ManualTimeProvider();
        using var bot = new MemoryBot(clock);
        var path = $"channels/{bot.Playground.ChannelId}/invites";
        var first = (await bot.PostAsync(path, """{"max_age":60}""")).Json.Text("code");
        bot.Dispatched("INVITE_CREATE").Text("max_age").ShouldBe("60");
        (await bot.PostAsync(path, """{"max_age":60}""")).Json.Text("code").ShouldBe(first);
        var second = (await bot.PostAsync(path, """{"max_age":0,"unique":true}""")).Json.Text("code");

        (await bot.GetAsync($"invites/{first}")).Json.GetProperty("guild").Text("id").ShouldBe(bot.Playground.GuildId.ToString());
        clock.Advance(TimeSpan.FromSeconds(61));
        (await bot.GetAsync($"invites/{first}")).Code.ShouldBe(10006);
        (await bot.GetAsync($"{bot.GuildPath}/invites")).Json.GetArrayLength().ShouldBe(1);
        (await bot.GetAsync(path)).Json[0].Text("code").ShouldBe(second);
        (await bot.DeleteAsync($"invites/{second}")).Status.ShouldBe(200);
        bot.Dispatched("INVITE_DELETE").Text("code").ShouldBe(second);
        (await bot.PostAsync(path, """{"max_uses":101}""")).FormError("max_uses").ShouldBe("NUMBER_TYPE_MAX");
    }

    [Fact]
    public async Task An_emoji_of_the_guilds_own_can_be_reacted_with()
    {
        var path = $"{_bot.GuildPath}/emojis";
        var made = await _bot.PostAsync(path, """{"name":"party","image":"data:image/gif;base64,AAAA"}""", "fun");
        made.Status.ShouldBe(201, made.Text);
        made.Json.GetProperty("animated").GetBoolean().ShouldBeTrue();
        _bot.Dispatched("GUILD_EMOJIS_UPDATE").GetProperty("emojis").GetArrayLength().ShouldBe(1);

        var message = _bot.Say("alice", "general", "yay");
        (await _bot.PutAsync($"{General}/messages/{message.Id}/reactions/party%3A{made.Id()}/@me")).Status.ShouldBe(204);
        _bot.Dispatched("MESSAGE_REACTION_ADD").GetProperty("emoji").Text("id").ShouldBe(made.Id());
        (await _bot.PatchAsync($"{path}/{made.Id()}", """{"name":"parrot"}""")).Json.Text("name").ShouldBe("parrot");
        (await _bot.DeleteAsync($"{path}/{made.Id()}")).Status.ShouldBe(204);
        (await _bot.GetAsync($"{path}/{made.Id()}")).Code.ShouldBe(10014);
        (await _bot.PostAsync(path, """{"name":"a b","image":"x"}""")).FormError("name").ShouldBe("STRING_TYPE_REGEX");
        (await _bot.PostAsync(path, """{"name":"ab","image":"x"}""")).FormError("image").ShouldBe("BASE_TYPE_INVALID_IMAGE");
    }

    [Fact]
    public async Task A_scheduled_event_begins_ends_and_does_not_begin_again()
    {
        var path = $"{_bot.GuildPath}/scheduled-events";
        var start = DateTimeOffset.UtcNow.AddDays(1).ToString("O");
        var made = await _bot.PostAsync(path, $$"""{"name":"Chess","privacy_level":2,"entity_type":2,"channel_id":"{{_bot.Channel("Lounge")}}","scheduled_start_time":"{{start}}"}""");
        made.Status.ShouldBe(200, made.Text);
        _bot.Dispatched("GUILD_SCHEDULED_EVENT_CREATE").Text("status").ShouldBe("1");

        World.Snowflake.TryParse(made.Id(), out var id).ShouldBeTrue();
        var alice = _bot.Member("alice").Id;
        _bot.Playground.People.SetInterest(_bot.Playground.GuildId, id, alice);
        _bot.Dispatched("GUILD_SCHEDULED_EVENT_USER_ADD").Text("user_id").ShouldBe(alice.ToString());
        var users = (await _bot.GetAsync($"{path}/{made.Id()}/users?with_member=true")).Json;
        users[0].GetProperty("user").Text("username").ShouldBe("alice");
        users[0].GetProperty("member").GetProperty("roles").GetArrayLength().ShouldBe(0);
        (await _bot.GetAsync($"{path}?with_user_count=true")).Json[0].Text("user_count").ShouldBe("1");
        _bot.Playground.People.SetInterest(_bot.Playground.GuildId, id, alice, isInterested: false);
        _bot.Dispatched("GUILD_SCHEDULED_EVENT_USER_REMOVE").Text("guild_scheduled_event_id").ShouldBe(made.Id());

        (await _bot.PatchAsync($"{path}/{made.Id()}", """{"status":2}""")).Json.Text("status").ShouldBe("2");
        (await _bot.PatchAsync($"{path}/{made.Id()}", """{"status":3}""")).Json.Text("status").ShouldBe("3");
        (await _bot.PatchAsync($"{path}/{made.Id()}", """{"status":2}""")).FormError("status").ShouldBe("TRANSITION_INVALID");
        (await _bot.GetAsync($"{path}/{made.Id()}/users")).Json.GetArrayLength().ShouldBe(0);
        (await _bot.DeleteAsync($"{path}/{made.Id()}")).Status.ShouldBe(204);
        (await _bot.GetAsync($"{path}/{made.Id()}")).Code.ShouldBe(10070);
        var bad = await _bot.PostAsync(path, """{"name":"x","privacy_level":2,"entity_type":3,"scheduled_start_time":"2020-01-01T00:00:00Z"}""");
        bad.FormError("scheduled_start_time").ShouldBe("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST");
        bad.FormError("entity_metadata").ShouldBe("BASE_TYPE_REQUIRED");
    }

    [Fact]
    public async Task A_rule_of_automatic_moderation_is_kept_as_it_was_written()
    {
        var path = $"{_bot.GuildPath}/auto-moderation/rules";
        var made = await _bot.PostAsync(path, """{"name":"Words","event_type":1,"trigger_type":1,"trigger_metadata":{"keyword_filter":["x"]},"actions":[{"type":1}]}""");
        made.Status.ShouldBe(200, made.Text);
        made.Json.GetProperty("trigger_metadata").GetProperty("keyword_filter")[0].GetString().ShouldBe("x");
        _bot.Dispatched("AUTO_MODERATION_RULE_CREATE").GetProperty("enabled").GetBoolean().ShouldBeFalse();
        (await _bot.PatchAsync($"{path}/{made.Id()}", """{"enabled":true,"trigger_type":4}""")).Json.Text("trigger_type").ShouldBe("1");
        (await _bot.DeleteAsync($"{path}/{made.Id()}")).Status.ShouldBe(204);
        _bot.Dispatched("AUTO_MODERATION_RULE_DELETE").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        (await _bot.GetAsync($"{path}/{made.Id()}")).Code.ShouldBe(10066);
        (await _bot.PostAsync(path, "{}")).FormError("actions").ShouldBe("BASE_TYPE_REQUIRED");
    }

    [Fact]
    public async Task The_audit_log_tells_what_was_done_why_and_to_whom()
    {
        var alice = _bot.Member("alice").Id;
        await _bot.PatchAsync($"{_bot.GuildPath}/members/{alice}", """{"nick":"Al"}""", "asked für sich");
        var dispatch = _bot.Dispatched("GUILD_AUDIT_LOG_ENTRY_CREATE");
        dispatch.Text("guild_id").ShouldBe(_bot.Playground.GuildId.ToString());
        dispatch.Text("reason").ShouldBe("asked für sich");
        await _bot.PostAsync($"{_bot.GuildPath}/roles", """{"name":"x"}""");

        var log = (await _bot.GetAsync($"{_bot.GuildPath}/audit-logs")).Json;
        log.GetProperty("audit_log_entries").EnumerateArray().Select(entry => entry.Text("action_type")).ShouldBe(["30", "24"]);
        var renamed = (await _bot.GetAsync($"{_bot.GuildPath}/audit-logs?action_type=24&user_id={_bot.Me}")).Json.GetProperty("audit_log_entries")[0];
        renamed.Text("target_id").ShouldBe(alice.ToString());
        var change = renamed.GetProperty("changes")[0];
        change.Text("key").ShouldBe("nick");
        change.Text("new_value").ShouldBe("Al");
        log.GetProperty("users").EnumerateArray().Select(user => user.Text("username")).ShouldBe(["bot", "alice"], ignoreOrder: true);
        (await _bot.GetAsync($"{_bot.GuildPath}/audit-logs?before={renamed.Text("id")}")).Json.GetProperty("audit_log_entries").GetArrayLength().ShouldBe(0);
        (await _bot.GetAsync($"{_bot.GuildPath}/audit-logs?after={renamed.Text("id")}")).Json.GetProperty("audit_log_entries").GetArrayLength().ShouldBe(1);
    }
}
