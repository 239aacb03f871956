using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Rest;

/// <summary>Verb, path, query, body and reason of each route, as Discord documents them.</summary>
public sealed class RouteTests
{
    const string Why = "too loud";

    static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    static readonly ReadOnlyMemory<byte> Body = Json.Bytes("""{"a":1}""");

    static RestQuery Query => new RestQuery().Add("limit", "5").Add("before", "9");

    [Fact]
    public Task Channels_and_messages() => CheckAsync(
        ("GET /channels/1", client => client.GetChannelAsync(1, Test)),
        ("POST /guilds/1/channels +body +reason", client => client.CreateChannelAsync(1, Body, Why, Test)),
        ("PATCH /channels/1 +body +reason", client => client.EditChannelAsync(1, Body, Why, Test)),
        ("DELETE /channels/1 +reason", client => client.DeleteChannelAsync(1, Why, Test)),
        ("PUT /channels/1/permissions/2 +body +reason", client => client.EditChannelPermissionsAsync(1, 2, Body, Why, Test)),
        ("DELETE /channels/1/permissions/2 +reason", client => client.DeleteChannelPermissionsAsync(1, 2, Why, Test)),
        ("POST /channels/1/typing", client => client.TriggerTypingAsync(1, Test)),
        ("GET /channels/1/messages?limit=5&before=9", client => client.GetMessagesAsync(1, Query, Test)),
        ("POST /channels/1/messages/2/crosspost", client => client.CrosspostMessageAsync(1, 2, Test)),
        ("POST /channels/1/messages/bulk-delete +body +reason", client => client.BulkDeleteMessagesAsync(1, Body, Why, Test)),
        ("PUT /channels/1/messages/pins/2 +reason", client => client.PinMessageAsync(1, 2, Why, Test)),
        ("DELETE /channels/1/messages/pins/2 +reason", client => client.UnpinMessageAsync(1, 2, Why, Test)),
        ("GET /channels/1/messages/pins?limit=5&before=9", client => client.GetPinsAsync(1, Query, Test)));

    [Fact]
    public Task Reactions_and_threads() => CheckAsync(
        ("DELETE /channels/1/messages/2/reactions/x%3A3/4", client => client.DeleteUserReactionAsync(1, 2, "x:3", 4, Test)),
        ("GET /channels/1/messages/2/reactions/x%3A3?limit=5&before=9", client => client.GetReactionsAsync(1, 2, "x:3", Query, Test)),
        ("DELETE /channels/1/messages/2/reactions", client => client.DeleteAllReactionsAsync(1, 2, Test)),
        ("DELETE /channels/1/messages/2/reactions/x%3A3", client => client.DeleteEmojiReactionsAsync(1, 2, "x:3", Test)),
        ("POST /channels/1/threads +body +reason", client => client.CreateThreadAsync(1, Body, Why, Test)),
        ("POST /channels/1/messages/2/threads +body +reason", client => client.CreateThreadFromMessageAsync(1, 2, Body, Why, Test)),
        ("PUT /channels/1/thread-members/@me", client => client.JoinThreadAsync(1, Test)),
        ("DELETE /channels/1/thread-members/@me", client => client.LeaveThreadAsync(1, Test)),
        ("PUT /channels/1/thread-members/2", client => client.AddThreadMemberAsync(1, 2, Test)),
        ("DELETE /channels/1/thread-members/2", client => client.RemoveThreadMemberAsync(1, 2, Test)),
        ("GET /channels/1/thread-members", client => client.GetThreadMembersAsync(1, Test)),
        ("GET /guilds/1/threads/active", client => client.GetActiveThreadsAsync(1, Test)),
        ("GET /channels/1/threads/archived/public?limit=5&before=9", client => client.GetPublicArchivedThreadsAsync(1, Query, Test)),
        ("GET /channels/1/threads/archived/private?limit=5&before=9", client => client.GetPrivateArchivedThreadsAsync(1, Query, Test)));

    [Fact]
    public Task Roles_members_and_bans() => CheckAsync(
        ("GET /guilds/1/roles", client => client.GetRolesAsync(1, Test)),
        ("POST /guilds/1/roles +body +reason", client => client.CreateRoleAsync(1, Body, Why, Test)),
        ("PATCH /guilds/1/roles/2 +body +reason", client => client.EditRoleAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/roles/2 +reason", client => client.DeleteRoleAsync(1, 2, Why, Test)),
        ("PUT /guilds/1/members/2/roles/3 +reason", client => client.AddMemberRoleAsync(1, 2, 3, Why, Test)),
        ("DELETE /guilds/1/members/2/roles/3 +reason", client => client.RemoveMemberRoleAsync(1, 2, 3, Why, Test)),
        ("GET /guilds/1/members/2", client => client.GetMemberAsync(1, 2, Test)),
        ("GET /guilds/1/members?limit=5&before=9", client => client.GetMembersAsync(1, Query, Test)),
        ("GET /guilds/1/members/search?query=a%20%26b", client => client.SearchMembersAsync(1, new RestQuery().Add("query", "a &b"), Test)),
        ("PATCH /guilds/1/members/2 +body +reason", client => client.EditMemberAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/members/2 +reason", client => client.RemoveMemberAsync(1, 2, Why, Test)),
        ("GET /guilds/1/bans/2", client => client.GetBanAsync(1, 2, Test)),
        ("GET /guilds/1/bans?limit=5&before=9", client => client.GetBansAsync(1, Query, Test)),
        ("PUT /guilds/1/bans/2 +body +reason", client => client.CreateBanAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/bans/2 +reason", client => client.DeleteBanAsync(1, 2, Why, Test)),
        ("POST /guilds/1/bulk-ban +body +reason", client => client.BulkBanAsync(1, Body, Why, Test)),
        ("GET /users/2", client => client.GetUserAsync(2, Test)));

    [Fact]
    public Task Webhooks_and_invites() => CheckAsync(
        ("POST /channels/1/webhooks +body +reason", client => client.CreateWebhookAsync(1, Body, Why, Test)),
        ("GET /channels/1/webhooks", client => client.GetChannelWebhooksAsync(1, Test)),
        ("GET /guilds/1/webhooks", client => client.GetGuildWebhooksAsync(1, Test)),
        ("GET /webhooks/1", client => client.GetWebhookAsync(1, Test)),
        ("PATCH /webhooks/1 +body +reason", client => client.EditWebhookAsync(1, Body, Why, Test)),
        ("DELETE /webhooks/1 +reason", client => client.DeleteWebhookAsync(1, Why, Test)),
        ("POST /webhooks/1/tok?wait=true&with_components=true&thread_id=7 +body", client => client.ExecuteWebhookAsync(1, "tok", Body, 7, Test)),
        ("POST /channels/1/invites +body +reason", client => client.CreateInviteAsync(1, Body, Why, Test)),
        ("GET /channels/1/invites", client => client.GetChannelInvitesAsync(1, Test)),
        ("GET /guilds/1/invites", client => client.GetGuildInvitesAsync(1, Test)),
        ("GET /invites/a%2Fb?with_counts=true", client => client.GetInviteAsync("a/b", Test)),
        ("DELETE /invites/abc +reason", client => client.DeleteInviteAsync("abc", Why, Test)));

    [Fact]
    public Task Emojis_events_rules_and_the_audit_log() => CheckAsync(
        ("GET /guilds/1/emojis", client => client.GetEmojisAsync(1, Test)),
        ("GET /guilds/1/emojis/2", client => client.GetEmojiAsync(1, 2, Test)),
        ("POST /guilds/1/emojis +body +reason", client => client.CreateEmojiAsync(1, Body, Why, Test)),
        ("PATCH /guilds/1/emojis/2 +body +reason", client => client.EditEmojiAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/emojis/2 +reason", client => client.DeleteEmojiAsync(1, 2, Why, Test)),
        ("GET /guilds/1/scheduled-events?limit=5&before=9", client => client.GetScheduledEventsAsync(1, Query, Test)),
        ("GET /guilds/1/scheduled-events/2", client => client.GetScheduledEventAsync(1, 2, new RestQuery(), Test)),
        ("POST /guilds/1/scheduled-events +body +reason", client => client.CreateScheduledEventAsync(1, Body, Why, Test)),
        ("PATCH /guilds/1/scheduled-events/2 +body +reason", client => client.EditScheduledEventAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/scheduled-events/2", client => client.DeleteScheduledEventAsync(1, 2, Test)),
        ("GET /guilds/1/scheduled-events/2/users?limit=5&before=9", client => client.GetScheduledEventUsersAsync(1, 2, Query, Test)),
        ("GET /guilds/1/auto-moderation/rules", client => client.GetAutoModerationRulesAsync(1, Test)),
        ("GET /guilds/1/auto-moderation/rules/2", client => client.GetAutoModerationRuleAsync(1, 2, Test)),
        ("POST /guilds/1/auto-moderation/rules +body +reason", client => client.CreateAutoModerationRuleAsync(1, Body, Why, Test)),
        ("PATCH /guilds/1/auto-moderation/rules/2 +body +reason", client => client.EditAutoModerationRuleAsync(1, 2, Body, Why, Test)),
        ("DELETE /guilds/1/auto-moderation/rules/2 +reason", client => client.DeleteAutoModerationRuleAsync(1, 2, Why, Test)),
        ("GET /guilds/1/audit-logs?limit=5&before=9", client => client.GetAuditLogAsync(1, Query, Test)),
        ("GET /webhooks/1/tok/messages/2", client => client.GetFollowupMessageAsync(1, "tok", 2, Test)),
        ("PATCH /webhooks/1/tok/messages/2 +body", client => client.EditFollowupMessageAsync(1, "tok", 2, Body, Test)),
        ("DELETE /webhooks/1/tok/messages/2", client => client.DeleteFollowupMessageAsync(1, "tok", 2, Test)));

    [Fact]
    public async Task The_channel_of_direct_messages_is_opened_by_the_users_id()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(200, """{"id":"77","type":1}""").Client();

        (await client.OpenDirectChannelAsync(5, Test)).ShouldBe(77ul);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/api/v10/users/@me/channels");
        request.Body.ShouldBe("""{"recipient_id":"5"}""");
    }

    static async Task CheckAsync(params (string Expected, Func<DiscordRestClient, Task> Call)[] calls)
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Client();
        foreach (var (_, call) in calls)
            await call(client);

        server.Requests.Select(Describe).ShouldBe(calls.Select(call => call.Expected));
        server.Requests.ShouldAllBe(request => request.Headers.ContainsKey("Authorization") != request.Target.Contains("tok"));
    }

    static string Describe(RecordedRequest request)
    {
        var reason = request.Headers.TryGetValue("X-Audit-Log-Reason", out var given) && given == Uri.EscapeDataString(Why) ? " +reason" : "";
        return $"{request.Method} {request.Target["/api/v10".Length..]}{(request.Body == """{"a":1}""" ? " +body" : "")}{reason}";
    }
}
