using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Tests.Demo.Chat;

public sealed class ChatViewTests
{
    [Fact]
    public async Task A_message_is_one_line_with_names_for_mentions_and_its_buttons_behind()
    {
        await using var bot = await PlaygroundBot.StartAsync();

        await bot.SendAsync(HttpMethod.Post, bot.Messages, new
        {
            content = $"Hello <@{bot.Playground.MemberId}>,\nsee <#{bot.Playground.ChannelId}> <@99>",
            embeds = new[] { new { title = "News", description = "None" } },
            components = new[]
            {
                new { type = 1, components = new[] { "Yes", "No" }.Select(label => new { type = 2, style = 1, label, custom_id = label }) },
            },
        });

        bot.Lines().ShouldBe(["bot> Hello @alice, / see #general <@99> / News / None [Yes] [No]"]);
    }

    [Fact]
    public async Task An_edited_message_is_marked_and_one_whose_text_stays_is_not_told()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var id = await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "one" });
        bot.Lines();

        await bot.SendAsync(HttpMethod.Patch, $"{bot.Messages}/{id}", new { content = "two" });
        await bot.SendAsync(HttpMethod.Patch, $"{bot.Messages}/{id}", new { content = "two" });

        bot.Lines().ShouldBe(["bot> (edited) two"]);
    }

    [Fact]
    public async Task A_deleted_message_is_told_with_its_author()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var message = bot.Playground.People.SendMessage(bot.Playground.ChannelId, bot.Room.MemberNamed("bob").Id, "oh");

        await bot.SendAsync(HttpMethod.Delete, $"{bot.Messages}/{message.Id}");

        bot.Lines().ShouldBe(["bot> (deleted) bob's message"]);
    }

    [Fact]
    public async Task A_message_elsewhere_names_its_channel()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var welcome = bot.Playground.World.Guilds[0].Channels.Single(channel => channel.Name == "welcome");

        await bot.SendAsync(HttpMethod.Post, $"channels/{welcome.Id}/messages", new { content = "hi" });

        bot.Lines().ShouldBe(["bot> (in #welcome) hi"]);
    }

    [Fact]
    public async Task What_is_in_an_embed_is_read_from_top_to_bottom()
    {
        await using var bot = await PlaygroundBot.StartAsync();

        await bot.SendAsync(HttpMethod.Post, bot.Messages, new
        {
            embeds = new[]
            {
                new
                {
                    footer = new { text = "end" }, author = new { name = "Bob" }, title = "Case 1", description = "spam",
                    fields = new[] { new { name = "Member", value = $"<@{bot.Playground.MemberId}>" } },
                },
            },
        });

        bot.Lines().ShouldBe(["bot> Bob / Case 1 / spam / Member: @alice / end"]);
    }

    [Fact]
    public async Task Who_must_leave_and_what_becomes_of_channels_is_told()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var guild = bot.Playground.GuildId;
        var (alice, bob) = (bot.Room.MemberNamed("alice").Id, bot.Room.MemberNamed("bob").Id);
        await bot.SendAsync(HttpMethod.Delete, $"guilds/{guild}/members/{alice}");
        await bot.SendAsync(HttpMethod.Put, $"guilds/{guild}/bans/{bob}", new { });
        bot.Room.Act("mona", new ChatAction.Leave());
        bot.Lines().ShouldBe(["bot> (kicks alice)", "bot> (bans bob)"]);

        var thread = await bot.SendAsync(HttpMethod.Post, $"channels/{bot.Playground.ChannelId}/threads", new { name = "ticket-1", type = 12 });
        await bot.SendAsync(HttpMethod.Patch, $"channels/{thread}", new { archived = true });
        await bot.SendAsync(HttpMethod.Delete, $"channels/{thread}");
        bot.Lines().ShouldBe(["bot> (opens #ticket-1)", "bot> (closes #ticket-1)", "bot> (deletes #ticket-1)"]);
    }

    [Fact]
    public async Task A_reaction_that_the_bot_takes_back_is_told()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var id = await bot.SendAsync(HttpMethod.Post, bot.Messages, new { content = "one" });
        await bot.SendAsync(HttpMethod.Put, $"{bot.Messages}/{id}/reactions/%E2%AD%90/@me");
        await bot.SendAsync(HttpMethod.Delete, $"{bot.Messages}/{id}/reactions/%E2%AD%90/@me");

        bot.Lines().ShouldBe(["bot> one", "bot> (reacts ⭐ to bot)", "bot> (unreacts ⭐ to bot)"]);
    }

    [Fact]
    public async Task An_answer_for_one_member_alone_says_so_and_a_thinking_one_comes_when_it_is_there()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var application = bot.Playground.ApplicationId;
        await bot.SendAsync(HttpMethod.Put, $"applications/{application}/guilds/{bot.Playground.GuildId}/commands",
            new[] { new { name = "who", description = "Who am I?" } });
        var gateway = await GatewayListener.ConnectAsync(bot.Playground);
        bot.Room.Act("alice", ChatActionParser.Parse("/who"));
        var (id, token) = await gateway.InteractionAsync();

        await bot.SendAsync(HttpMethod.Post, $"interactions/{id}/{token}/callback", new { type = 5, data = new { flags = 64 } });
        bot.Lines().ShouldBeEmpty();
        await bot.SendAsync(HttpMethod.Patch, $"webhooks/{application}/{token}/messages/@original", new { content = "You" });

        bot.Lines().ShouldBe(["bot> (only alice) You"]);
    }
}
