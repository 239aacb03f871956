using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Tests.Demo.Chat;

public sealed class ChatRoomTests
{
    [Fact]
    public async Task Who_joins_can_act_at_once()
    {
        await using var bot = await PlaygroundBot.StartAsync();

        bot.Room.Act("dave", new ChatAction.Join());
        bot.Room.Act("dave", new ChatAction.Say("hello"));

        var message = bot.Playground.World.Messages(bot.Playground.ChannelId).Single();
        message.Author.Username.ShouldBe("dave");
        message.Author.GlobalName.ShouldBe("Dave");
    }

    [Theory]
    [InlineData("zoe", "hi", "There is no member \"zoe\". Here are: olivia, alice, bob, mona.")]
    [InlineData("alice", "/nothing", "There is no command \"nothing\". Registered: none.")]
    [InlineData("alice", "[Yes]", "No message shows alice a button [Yes].")]
    public async Task What_cannot_be_done_is_refused_with_what_would_do(string member, string text, string expected)
    {
        await using var bot = await PlaygroundBot.StartAsync();

        Should.Throw<ChatException>(() => bot.Room.Act(member, ChatActionParser.Parse(text))).Message.ShouldBe(expected);
    }

    [Theory]
    [InlineData("[Color: Red]", "No message shows alice a menu \"Color\".")]
    [InlineData("(reacts ⭐)", "There is no message of the bot here that alice sees.")]
    [InlineData("(deletes)", "There is no message of alice here that alice sees.")]
    [InlineData("(submits a:b)", "No form is open before alice.")]
    [InlineData("(in #nowhere) hi", "There is no channel \"nowhere\".")]
    public async Task What_has_nothing_to_act_on_is_refused(string text, string expected)
    {
        await using var bot = await PlaygroundBot.StartAsync();

        Should.Throw<ChatException>(() => bot.Room.Act("alice", ChatActionParser.Parse(text))).Message.ShouldBe(expected);
    }

    [Fact]
    public async Task Members_react_edit_and_delete_what_they_see()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        Act(bot, "bob", "helo");
        Act(bot, "alice", "(reacts ⭐ to bob)");
        Act(bot, "bob", "(edits hello)");

        var message = bot.Playground.World.Messages(bot.Playground.ChannelId).Single();
        message.Content.ShouldBe("hello");
        message.Reactions.ShouldHaveSingleItem().Emoji.ShouldBe("⭐");
        Act(bot, "alice", "(unreacts ⭐ to bob)");
        Act(bot, "bob", "(deletes)");

        bot.Playground.World.Messages(bot.Playground.ChannelId).ShouldBeEmpty();
        bot.Lines().ShouldBeEmpty("the bot did nothing");
    }

    [Fact]
    public async Task A_choice_in_a_menu_goes_by_what_people_read()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        await bot.SendAsync(HttpMethod.Post, bot.Messages, new
        {
            content = "Pick",
            components = new object[]
            {
                new { type = 1, components = new[] { new { type = 3, custom_id = "color", placeholder = "Color", max_values = 2, options = new[] { new { label = "Red", value = "r" }, new { label = "Blue", value = "b" } } } } },
                new { type = 1, components = new[] { new { type = 6, custom_id = "role" } } },
            },
        });
        bot.Lines().ShouldBe(["bot> Pick [Color: Red, Blue] [role: …]"]);
        var gateway = await GatewayListener.ConnectAsync(bot.Playground);

        Act(bot, "alice", "[color: blue, Red]");
        (await gateway.InteractionDataAsync()).GetProperty("values").EnumerateArray().Select(value => value.GetString()).ShouldBe(["b", "r"]);
        Act(bot, "alice", "[role: @Gamer]");
        var chosen = (await gateway.InteractionDataAsync()).GetProperty("values")[0].GetString();
        chosen.ShouldBe(bot.Playground.World.Guilds[0].Roles.Single(role => role.Name == "Gamer").Id.ToString());
    }

    [Fact]
    public async Task A_form_is_filled_in_by_the_labels_of_its_inputs()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var application = bot.Playground.ApplicationId;
        await bot.SendAsync(HttpMethod.Put, $"applications/{application}/guilds/{bot.Playground.GuildId}/commands",
            new object[] { new { name = "ticket", description = "Asks for help" }, new { name = "Report", type = 3 } });
        var gateway = await GatewayListener.ConnectAsync(bot.Playground);
        Act(bot, "alice", "/ticket");
        var (id, token) = await gateway.InteractionAsync();
        var inputs = new object[]
        {
            new { type = 1, components = new[] { new { type = 4, custom_id = "s", style = 1, label = "Short subject" } } },
            new { type = 18, label = "Kind", component = new { type = 3, custom_id = "k", options = new[] { new { label = "Bug", value = "bug" } } } },
        };
        await bot.SendAsync(HttpMethod.Post, $"interactions/{id}/{token}/callback",
            new { type = 9, data = new { custom_id = "form", title = "Ticket", components = inputs } });

        Should.Throw<ChatException>(() => Act(bot, "alice", "(submits color:red)")).Message.ShouldBe("The form has no input \"color\"; it has: s, k.");
        Act(bot, "alice", "(submits short-subject:\"It broke\" kind:bug)");
        var components = (await gateway.InteractionDataAsync()).GetProperty("components");
        components[0].GetProperty("components")[0].GetProperty("value").GetString().ShouldBe("It broke");
        components[1].GetProperty("component").GetProperty("values")[0].GetString().ShouldBe("bug");

        Act(bot, "bob", "spam");
        Act(bot, "alice", "(uses Report on bob)");
        (await gateway.InteractionDataAsync()).GetProperty("resolved").GetProperty("messages").EnumerateObject().Single()
            .Value.GetProperty("content").GetString().ShouldBe("spam");
    }

    [Fact]
    public async Task An_option_names_a_message_by_who_wrote_it_here()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        await bot.SendAsync(HttpMethod.Put, $"applications/{bot.Playground.ApplicationId}/guilds/{bot.Playground.GuildId}/commands",
            new object[] { new { name = "pin", description = "Pin", options = new[] { new { name = "message", description = "Which", type = 3, required = true } } } });
        var gateway = await GatewayListener.ConnectAsync(bot.Playground);
        Act(bot, "bob", "look");
        Act(bot, "bob", "(in #polls) elsewhere");

        Act(bot, "alice", "/pin message:{message:bob}");

        var value = (await gateway.InteractionDataAsync()).GetProperty("options")[0].GetProperty("value").GetString();
        value.ShouldBe(bot.Playground.World.Messages(bot.Playground.ChannelId).Single().Id.ToString());
        Should.Throw<ChatException>(() => Act(bot, "alice", "/pin message:{message}")).Message.ShouldStartWith("There is no message of the bot here");
    }

    [Fact]
    public async Task Settings_are_changed_by_members_where_templates_run()
    {
        await using var bot = await PlaygroundBot.StartAsync();
        var settings = new RememberedSettings();
        var room = new ChatRoom(bot.Playground, settings);
        var change = new ChatAction.Set("levels", new Dictionary<string, string> { ["cooldown"] = "1" }, []);

        await room.ActAsync("olivia", change, TestContext.Current.CancellationToken);

        settings.Changes.ShouldBe([change]);
        (await Should.ThrowAsync<ChatException>(room.ActAsync("zoe", change, TestContext.Current.CancellationToken))).Message.ShouldStartWith("There is no member \"zoe\".");
        (await Should.ThrowAsync<ChatException>(bot.Room.ActAsync("olivia", change, TestContext.Current.CancellationToken))).Message.ShouldBe("No template runs here that could be set.");
    }

    sealed class RememberedSettings : IChatSettings
    {
        public List<ChatAction.Set> Changes { get; } = [];

        public Task ChangeAsync(ChatAction.Set change, CancellationToken stop)
        {
            Changes.Add(change);
            return Task.CompletedTask;
        }
    }

    static void Act(PlaygroundBot bot, string member, string text) => bot.Room.Act(member, ChatActionParser.Parse(text));
}
