namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>Each call of <c>discord</c>: what reaches the host, and what the template gets of the answer.</summary>
public sealed class DiscordCallTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    public static TheoryData<string, string, bool> Calls => new()
    {
        { "createMessage('1', 'hi')", """["1",{"content":"hi"}]""", false },
        { "createMessage('1', { content: 'hi', embeds: [{ title: 't' }], ephemeral: true })", """["1",{"content":"hi","embeds":[{"title":"t"}]}]""", false },
        { "editMessage('1', '2', { content: 'x' })", """["1","2",{"content":"x"}]""", false },
        { "createMessage('1', { files: [{ name: 'a', content: 'hi' }] })", """["1",{"attachments":[{"id":0,"filename":"a"}]},[{"name":"a","text":"hi"}]]""", false },
        { "editMessage('1', '2', { content: 'x', files: [{ name: 'a', content: 'hi' }] })", """["1","2",{"content":"x"},[{"name":"a","text":"hi"}]]""", false },
        { "executeWebhook('1', { files: [{ name: 'a', content: 'hi' }] })", """["1",{"attachments":[{"id":0,"filename":"a"}]},null,[{"name":"a","text":"hi"}]]""", false },
        { "createThread('1', { name: 'n', message: { content: 'x', files: [{ name: 'a', content: 'hi' }] } })", """["1",{"name":"n","message":{"content":"x","attachments":[{"id":0,"filename":"a"}]}},null,[{"name":"a","text":"hi"}]]""", false },
        { "requestMembers()", "[]", false },
        { "requestMembers({ user_ids: ['1'] })", """[{"user_ids":["1"]}]""", false },
        { "deleteMessage('1', '2', 'why')", """["1","2","why"]""", true },
        { "deleteMessage('1', '2')", """["1","2"]""", true },
        { "getMessage('1', '2')", """["1","2"]""", false },
        { "listMessages('1', { before: '9', limit: 5 })", """["1",{"before":"9","limit":5}]""", false },
        { "listMessages('1')", """["1"]""", false },
        { "crosspostMessage('1', '2')", """["1","2"]""", false },
        { "pinMessage('1', '2', 'why')", """["1","2","why"]""", true },
        { "unpinMessage('1', '2')", """["1","2"]""", true },
        { "listPins('1', { limit: 3 })", """["1",{"limit":3}]""", false },
        { "triggerTyping('1')", """["1"]""", true },
        { "createReaction('1', '2', 'x:3')", """["1","2","x:3"]""", true },
        { "deleteOwnReaction('1', '2', 'x:3')", """["1","2","x:3"]""", true },
        { "deleteUserReaction('1', '2', 'x:3', '4')", """["1","2","x:3","4"]""", true },
        { "listReactions('1', '2', 'x:3', { limit: 4 })", """["1","2","x:3",{"limit":4}]""", false },
        { "deleteAllReactions('1', '2')", """["1","2"]""", true },
        { "deleteEmojiReactions('1', '2', 'x:3')", """["1","2","x:3"]""", true },
        { "getChannel('1')", """["1"]""", false },
        { "listChannels()", """[]""", false },
        { "createChannel({ name: 'n' }, 'why')", """[{"name":"n"},"why"]""", false },
        { "editChannel('1', { name: 'n' }, 'why')", """["1",{"name":"n"},"why"]""", false },
        { "deleteChannel('1', 'why')", """["1","why"]""", true },
        { "editChannelPermissions('1', '2', { type: 0, allow: Permissions.VIEW_CHANNEL, deny: '8' }, 'why')", """["1","2",{"type":0,"allow":"1024","deny":"8"},"why"]""", true },
        { "deleteChannelPermissions('1', '2', 'why')", """["1","2","why"]""", true },
        { "createThread('1', { name: 'n' }, 'why')", """["1",{"name":"n"},"why"]""", false },
        { "createThreadFromMessage('1', '2', { name: 'n' })", """["1","2",{"name":"n"}]""", false },
        { "joinThread('1')", """["1"]""", true },
        { "leaveThread('1')", """["1"]""", true },
        { "addThreadMember('1', '2')", """["1","2"]""", true },
        { "removeThreadMember('1', '2')", """["1","2"]""", true },
        { "listThreadMembers('1')", """["1"]""", false },
        { "listActiveThreads()", """[]""", false },
        { "listArchivedThreads('1', { type: 'private' })", """["1",{"type":"private"}]""", false },
        { "createRole({ name: 'n', permissions: 8n }, 'why')", """[{"name":"n","permissions":"8"},"why"]""", false },
        { "editRole('1', { name: 'n' })", """["1",{"name":"n"}]""", false },
        { "deleteRole('1', 'why')", """["1","why"]""", true },
        { "addMemberRole('1', '2', 'why')", """["1","2","why"]""", true },
        { "removeMemberRole('1', '2')", """["1","2"]""", true },
        { "listRoles()", """[]""", false },
        { "listMembers({ limit: 5, after: '1' })", """[{"limit":5,"after":"1"}]""", false },
        { "listMembers()", """[]""", false },
        { "searchMembers({ query: 'q', limit: 2 })", """[{"query":"q","limit":2}]""", false },
        { "editMember('1', { nick: 'n' }, 'why')", """["1",{"nick":"n"},"why"]""", false },
        { "can('1', '2', 'MANAGE_MESSAGES')", """["1","2","8192"]""", false },
        { "can('@me', { id: '2' }, ['VIEW_CHANNEL', Permissions.SEND_MESSAGES])", """["@me","2","3072"]""", false },
        { "can({ user: { id: '1', username: 'a' }, roles: ['3'], nick: null }, '2', 8n)", """[{"id":"1","roles":["3"],"communication_disabled_until":null},"2","8"]""", false },
        { "getMember('1')", """["1"]""", false },
        { "getUser('1')", """["1"]""", false },
        { "kickMember('1', 'why')", """["1","why"]""", true },
        { "banMember('1', { delete_message_seconds: 60 }, 'why')", """["1",{"delete_message_seconds":60},"why"]""", true },
        { "banMember('1', undefined, 'why')", """["1",null,"why"]""", true },
        { "banMember('1')", """["1"]""", true },
        { "unbanMember('1', 'why')", """["1","why"]""", true },
        { "bulkBanMembers({ user_ids: ['1', '2'] }, 'why')", """[{"user_ids":["1","2"]},"why"]""", false },
        { "getBan('1')", """["1"]""", false },
        { "listBans({ limit: 1 })", """[{"limit":1}]""", false },
        { "timeoutMember('1', new Date(0), 'why')", """["1","1970-01-01T00:00:00.000Z","why"]""", false },
        { "timeoutMember('1', null)", """["1",null]""", false },
        { "bulkDeleteMessages('1', ['2', '3'], 'why')", """["1",["2","3"],"why"]""", true },
        { "createWebhook('1', { name: 'n' }, 'why')", """["1",{"name":"n"},"why"]""", false },
        { "listChannelWebhooks('1')", """["1"]""", false },
        { "listGuildWebhooks()", """[]""", false },
        { "editWebhook('1', { name: 'n' })", """["1",{"name":"n"}]""", false },
        { "deleteWebhook('1', 'why')", """["1","why"]""", true },
        { "executeWebhook('1', 'hi', { thread_id: '2' })", """["1",{"content":"hi"},{"thread_id":"2"}]""", false },
        { "createInvite('1')", """["1",{}]""", false },
        { "createInvite('1', { max_age: 60 }, 'why')", """["1",{"max_age":60},"why"]""", false },
        { "listChannelInvites('1')", """["1"]""", false },
        { "listGuildInvites()", """[]""", false },
        { "getInvite('abc')", """["abc"]""", false },
        { "deleteInvite('abc', 'why')", """["abc","why"]""", true },
        { "listEmojis()", """[]""", false },
        { "getEmoji('1')", """["1"]""", false },
        { "createEmoji({ name: 'n', image: 'data:' })", """[{"name":"n","image":"data:"}]""", false },
        { "editEmoji('1', { name: 'n' })", """["1",{"name":"n"}]""", false },
        { "deleteEmoji('1', 'why')", """["1","why"]""", true },
        { "listScheduledEvents({ with_user_count: true })", """[{"with_user_count":true}]""", false },
        { "getScheduledEvent('1')", """["1"]""", false },
        { "createScheduledEvent({ name: 'n' }, 'why')", """[{"name":"n"},"why"]""", false },
        { "editScheduledEvent('1', { name: 'n' })", """["1",{"name":"n"}]""", false },
        { "deleteScheduledEvent('1')", """["1"]""", true },
        { "listScheduledEventUsers('1', { limit: 2 })", """["1",{"limit":2}]""", false },
        { "listAutoModerationRules()", """[]""", false },
        { "getAutoModerationRule('1')", """["1"]""", false },
        { "createAutoModerationRule({ name: 'n' }, 'why')", """[{"name":"n"},"why"]""", false },
        { "editAutoModerationRule('1', { name: 'n' })", """["1",{"name":"n"}]""", false },
        { "deleteAutoModerationRule('1', 'why')", """["1","why"]""", true },
        { "getAuditLog({ action_type: 22 })", """[{"action_type":22}]""", false },
        { "createDirectMessage('1', 'hi')", """["1",{"content":"hi"}]""", false },
        { "getGuild()", """[]""", false },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_reaches_the_host_and_its_answer_comes_back(string call, string arguments, bool answersNothing)
    {
        var (asked, value) = sdk.Call($"discord.{call}", """{"id":"7"}""");
        asked.ShouldBe($"discord.{call[..call.IndexOf('(', StringComparison.Ordinal)]} {arguments}");
        value.ShouldBe(answersNothing ? "undefined" : """{ id: "7" }""");
    }

    [Fact]
    public void Every_call_is_tested()
    {
        var tested = Calls.Select(row => row.Data.Item1[..row.Data.Item1.IndexOf('(', StringComparison.Ordinal)]).Distinct();
        sdk.Evaluate("Object.keys(discord).join()").Split(',').ShouldBe(tested, ignoreOrder: true);
    }

    [Theory]
    [InlineData("discord.createMessage(5, 'x')", "The channel id of discord.createMessage must be a text that is not empty; it is 5.")]
    [InlineData("discord.createMessage('1')", "discord.createMessage takes a text or a message object; it was given undefined.")]
    [InlineData("discord.deleteMessage('1', '')", "The message id of discord.deleteMessage must be a text that is not empty; it is \"\".")]
    [InlineData("discord.banMember('1', 'spam')", "The options of discord.banMember must be an object; it is \"spam\".")]
    [InlineData("discord.kickMember('1', 5)", "The reason of discord.kickMember must be a text that is not empty; it is 5.")]
    [InlineData("discord.createRole('n')", "What discord.createRole takes must be an object; it is \"n\".")]
    [InlineData("discord.bulkDeleteMessages('1', '2')", "The message ids of discord.bulkDeleteMessages must be an array of texts; it is \"2\".")]
    [InlineData("discord.timeoutMember('1', 5)", "The end of discord.timeoutMember, a time or null, must be a text that is not empty; it is 5.")]
    [InlineData("discord.can('1', '2', 'BAN_MEMBER')", "\"BAN_MEMBER\" is no permission of Discord; the nearest is BAN_MEMBERS.")]
    [InlineData("discord.can({ roles: [] }, '2', 'BAN_MEMBERS')", "The member of discord.can needs its user; a message's is { ...message.member, user: message.author }.")]
    [InlineData("discord.can('1', {}, 'BAN_MEMBERS')", "The channel of discord.can, a channel or an id, must be a text that is not empty; it is undefined.")]
    public void A_bad_argument_is_named(string call, string message)
    {
        var error = sdk.Fail(call);
        error.Name.ShouldBe("TypeError");
        error.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("[Object.isFrozen(tw), Object.isFrozen(kv), Object.isFrozen(log)]", "[true, true, true]")]
    [InlineData("(() => { const before = discord.getUser; try { discord.getUser = 5; } catch {} delete discord.getUser; return before === discord.getUser; })()", "true")]
    [InlineData("[Reflect.set(discord, 'x', 1), Reflect.defineProperty(discord, 'x', { value: 1 }), Reflect.setPrototypeOf(discord, null), discord.x]", "[false, false, false, undefined]")]
    [InlineData("['getUser' in discord, 'nonsense' in discord, discord.nonsense, `${discord}`, await discord === discord]", "[true, false, undefined, \"[object Object]\", true]")]
    [InlineData("(({ getUser }) => getUser === discord.getUser)(discord)", "true")]
    public void A_template_cannot_change_the_calls_of_another(string expression, string value) => sdk.Evaluate(expression).ShouldBe(value);
}
