using System.Text.Json;
using TemplateWorker.Playground.Faults;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Playground.World;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.DiscordJs;

/// <summary>An unmodified discord.js client takes the playground for Discord.</summary>
public sealed class DiscordJsTests(DiscordJsBot bot) : IClassFixture<DiscordJsBot>
{
    PlaygroundServer Server => bot.Server;

    [Fact]
    public void It_gets_ready_with_the_guild_its_channels_and_its_members()
    {
        bot.Ready.GetProperty("user").GetString().ShouldBe(Server.ApplicationId.ToString());
        bot.Ready.GetProperty("guild").GetString().ShouldBe("Playground");
        Strings("channels").ShouldContain("general");
        Strings("members").ShouldBe(["olivia", "alice", "bob", "mona", "bot"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_hears_a_message_and_replies_to_it()
    {
        using var world = new WatchedWorld(Server);
        var asked = Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!ping");
        var answer = await world.AnswerAsync();
        answer.Content.ShouldBe("pong");
        answer.Reference!.MessageId.ShouldBe(asked.Id);
    }

    [Fact]
    public async Task It_registers_commands_and_answers_one_for_one_member_alone()
    {
        Server.World.Commands(Server.GuildId).Select(command => command.Name).ShouldBe(["greet", "slow", "form", "colour"]);
        using var world = new WatchedWorld(Server);
        Run("greet", ("who", "bob"));
        var answer = await world.AnswerAsync();
        answer.Content.ShouldBe("Hello, Bob");
        answer.VisibleTo.ShouldBe(Server.MemberId);
    }

    [Fact]
    public async Task It_defers_an_answer_edits_it_follows_up_and_cannot_answer_twice()
    {
        using var world = new WatchedWorld(Server);
        Run("slow");
        var thinking = await world.AnswerAsync();
        thinking.IsThinking.ShouldBeTrue();
        var done = await world.NextAsync<WorldChange.MessageUpdated>();
        done.Message.Id.ShouldBe(thinking.Id);
        done.Message.Content.ShouldBe("Done");
        done.Message.IsThinking.ShouldBeFalse();
        (await world.AnswerAsync()).Content.ShouldBe("And more");
        (await bot.Node.ReadAsync("twice")).GetProperty("code").GetString().ShouldBe("InteractionAlreadyReplied");
    }

    [Fact]
    public async Task It_changes_a_message_whose_button_was_clicked()
    {
        using var world = new WatchedWorld(Server);
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!button");
        var message = await world.AnswerAsync();
        Server.People.Click(message.Id, Server.MemberId, message.Buttons.Single().CustomId);
        var changed = (await world.NextAsync<WorldChange.MessageUpdated>()).Message;
        changed.Content.ShouldBe("By alice");
        changed.Buttons.Single().Label.ShouldBe("Clicked 1");
    }

    [Fact]
    public async Task It_opens_a_form_and_reads_what_was_written_in_it()
    {
        using var world = new WatchedWorld(Server);
        Run("form");
        var modal = (await world.NextAsync<WorldChange.ModalOpened>()).Modal;
        modal.Title.ShouldBe("A form");
        Server.People.SubmitModal(modal.InteractionId, Server.MemberId, new Dictionary<string, string> { ["text"] = "hello" });
        (await world.AnswerAsync()).Content.ShouldBe("You wrote: hello");
    }

    [Fact]
    public async Task It_offers_choices_while_somebody_types()
    {
        using var world = new WatchedWorld(Server);
        Server.People.Autocomplete(Server.ChannelId, Server.MemberId, "colour", Options(("name", "gre")), "name");
        var offered = await world.NextAsync<WorldChange.ChoicesOffered>();
        offered.Choices.Select(choice => choice.Name).ShouldBe(["green", "grey"]);
    }

    [Fact]
    public async Task It_greets_somebody_who_joins()
    {
        using var world = new WatchedWorld(Server);
        var dave = Server.People.Join(Server.GuildId, "dave");
        var answer = await world.AnswerAsync();
        answer.Content.ShouldBe($"Welcome, <@{dave.Id}>!");
        Server.World.TextOf(answer).ShouldBe("Welcome, @dave!");
    }

    [Fact]
    public async Task It_reacts_and_sees_the_reactions_of_others()
    {
        using var world = new WatchedWorld(Server);
        var message = Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!react");
        var reactions = (await world.NextAsync<WorldChange.ReactionsChanged>()).Message.Reactions;
        reactions.Single().Emoji.ShouldBe("👍");
        Server.People.React(message.Id, Server.MemberId, "🎉");
        JsonElement seen;
        do
        {
            seen = await bot.Node.ReadAsync("reaction");
        }
        while (seen.GetProperty("user").GetString() != "alice");
        seen.GetProperty("emoji").GetString().ShouldBe("🎉");
    }

    [Fact]
    public async Task It_sends_a_file()
    {
        using var world = new WatchedWorld(Server);
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!file");
        var file = (await world.AnswerAsync()).Attachments.Single();
        file.FileName.ShouldBe("table.csv");
        file.Content.ToArray().ShouldBe("a,b\n1,2\n"u8.ToArray());
    }

    [Fact]
    public async Task It_reads_the_errors_of_a_refused_message()
    {
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!long");
        var refused = await bot.Node.ReadAsync("refused");
        refused.GetProperty("code").GetInt32().ShouldBe(50035);
        refused.GetProperty("text").GetString()!.ShouldContain("content[BASE_TYPE_MAX_LENGTH]");
    }

    [Fact]
    public async Task It_runs_a_guild_and_hears_of_all_that_it_does()
    {
        // Whom it bans is gone afterwards, and the other tests need those who were there from the start.
        using var world = new WatchedWorld(Server);
        Server.People.Join(Server.GuildId, "erin");
        await world.AnswerAsync();
        Server.People.SendMessage(Server.ChannelId, Server.World.Guilds[0].Members.Single(member => member.User.Username == "mona").Id, "!tour");
        var toured = await bot.Node.ReadAsync("toured");
        toured.GetProperty("missed").GetArrayLength().ShouldBe(0, toured.ToString());
        foreach (var name in (string[])["role", "thread", "webhook", "invite", "emoji", "direct"])
            toured.GetProperty(name).GetBoolean().ShouldBeTrue(name);
        toured.GetProperty("nick").GetString().ShouldBe("Guide");
        toured.GetProperty("pinned")[0].GetString().ShouldBe("Here we are");
        toured.GetProperty("event").GetString().ShouldBe("Lounge");
        toured.GetProperty("rule")[0].GetString().ShouldBe("LOUD");
        toured.GetProperty("ban").GetString().ShouldBe("tour");
        toured.GetProperty("log")[0].GetString().ShouldBe("tour");
    }

    [Fact]
    public async Task It_resumes_after_its_connection_was_cut_and_misses_nothing()
    {
        using var world = new WatchedWorld(Server);
        Server.Gateway.Cut();
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!ping");
        (await world.AnswerAsync()).Content.ShouldBe("pong");
        await ResumedAsync();
    }

    [Fact]
    public async Task It_resumes_when_it_is_asked_to_reconnect_and_misses_nothing()
    {
        using var world = new WatchedWorld(Server);
        Server.Faults.Add(new PlaygroundFault.Reconnect());
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!ping");
        (await world.AnswerAsync()).Content.ShouldBe("pong");
        await ResumedAsync();
    }

    [Fact]
    public async Task It_waits_out_a_rate_limit_and_sends_again_what_a_server_error_met()
    {
        using var world = new WatchedWorld(Server);
        const string Posting = "POST /channels/{}/messages";
        Server.Faults.Add(new PlaygroundFault.RateLimit(TimeSpan.FromSeconds(0.05)) { Route = Posting, IsWithoutHeader = true });
        Server.Faults.Add(new PlaygroundFault.Error(502) { Route = Posting });
        Server.People.SendMessage(Server.ChannelId, Server.MemberId, "!ping");
        (await world.AnswerAsync()).Content.ShouldBe("pong");
        Server.Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void It_divides_guilds_among_the_shards_that_are_recommended()
    {
        bot.Ready.GetProperty("shards").GetInt32().ShouldBe(DiscordJsBot.Shards);
        bot.Ready.GetProperty("guilds").GetInt32().ShouldBe(DiscordJsBot.Guilds);
        Server.World.Guilds.Select(guild => (int)((guild.Id.Value >> 22) % DiscordJsBot.Shards)).Distinct().Count()
            .ShouldBe(DiscordJsBot.Shards);
    }

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        var folder = await NodePackages.PrepareAsync("discord-js");
        await using var node = DiscordJsBot.Start(folder, Server, "not.the.token");
        (await node.ReadAsync("refused")).GetProperty("code").GetString().ShouldBe("TokenInvalid");
    }

    async Task ResumedAsync()
    {
        for (var shard = 0; shard < DiscordJsBot.Shards; shard++)
            await bot.Node.ReadAsync("resumed");
    }

    void Run(string name, params (string Name, string Value)[] options) =>
        Server.People.RunCommand(Server.ChannelId, Server.MemberId, name, Options(options));

    static Dictionary<string, JsonElement> Options(params (string Name, string Value)[] options) =>
        options.ToDictionary(option => option.Name, option => JsonSerializer.SerializeToElement(option.Value));

    IEnumerable<string?> Strings(string name) => bot.Ready.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
