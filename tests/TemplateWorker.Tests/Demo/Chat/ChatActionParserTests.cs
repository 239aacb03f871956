using TemplateWorker.Demo.Chat;

namespace TemplateWorker.Tests.Demo.Chat;

public sealed class ChatActionParserTests
{
    [Theory]
    [InlineData("!ping")]
    [InlineData("half [a] label")]
    [InlineData("see example.com/count")]
    public void Plain_text_is_a_message(string text) =>
        ChatActionParser.Parse($"  {text} ").ShouldBe(new ChatAction.Say(text));

    [Fact]
    public void Brackets_around_the_whole_line_click_a_button() =>
        ChatActionParser.Parse("[Tea, please]").ShouldBe(new ChatAction.Click("Tea, please"));

    [Fact]
    public void A_member_joins_in_parentheses() => ChatActionParser.Parse("(joins)").ShouldBe(new ChatAction.Join());

    public static TheoryData<string, object> Wordless => new()
    {
        { "(leaves)", new ChatAction.Leave() },
        { "(deletes)", new ChatAction.Delete() },
        { "(edits it was me)", new ChatAction.Edit("it was me") },
        { "(reacts ⭐)", new ChatAction.React("⭐", null, IsTaken: false) },
        { "(reacts ⭐ to bob)", new ChatAction.React("⭐", "bob", IsTaken: false) },
        { "(unreacts ⭐ to bob)", new ChatAction.React("⭐", "bob", IsTaken: true) },
        { "(uses \"Report message\" on bob)", new ChatAction.Use("Report message", "bob") },
        { "(in #log) hello", new ChatAction.In("log", new ChatAction.Say("hello")) },
        { "(in #log) (deletes)", new ChatAction.In("log", new ChatAction.Delete()) },
        { "(joins) now", new ChatAction.Say("(joins) now") },
        { "(sighs)", new ChatAction.Say("(sighs)") },
        { "(reacts)", new ChatAction.Say("(reacts)") },
    };

    [Theory]
    [MemberData(nameof(Wordless))]
    public void What_is_done_without_words_stands_in_parentheses(string text, object expected) =>
        ChatActionParser.Parse(text).ShouldBe(expected);

    [Fact]
    public void A_form_is_filled_in_with_names_and_values() =>
        ChatActionParser.Parse("(submits subject:Help reason:\"It broke: twice\")").ShouldBeOfType<ChatAction.Submit>()
            .Values.ShouldBe(new Dictionary<string, string> { ["subject"] = "Help", ["reason"] = "It broke: twice" });

    [Fact]
    public void Settings_are_set_and_taken_back_by_name()
    {
        var set = ChatActionParser.Parse("(sets levels rewards:\"1=@Gamer, 2=@Artist\" cooldown:1)").ShouldBeOfType<ChatAction.Set>();
        (set.Template, set.Unset.Count).ShouldBe(("levels", 0));
        set.Values.ShouldBe(new Dictionary<string, string> { ["rewards"] = "1=@Gamer, 2=@Artist", ["cooldown"] = "1" });

        var unset = ChatActionParser.Parse("(unsets levels rewards cooldown)").ShouldBeOfType<ChatAction.Set>();
        (unset.Template, unset.Values.Count).ShouldBe(("levels", 0));
        unset.Unset.ShouldBe(["rewards", "cooldown"]);
    }

    [Fact]
    public void What_is_typed_ends_with_the_option_that_is_not_finished()
    {
        var typing = ChatActionParser.Parse("(types /tag get name:ru)").ShouldBeOfType<ChatAction.Type>();

        typing.Typed.Path.ShouldBe(["tag", "get"]);
        typing.Focused.ShouldBe("name");
    }

    [Theory]
    [InlineData("(submits Help)", "\"Help\" is not name:value")]
    [InlineData("(uses Report)", "a command of a menu is used on somebody")]
    [InlineData("(types /tag get)", "what is typed is a slash command with the option that is not finished")]
    [InlineData("(types hello)", "what is typed is a slash command")]
    [InlineData("(sets starboard)", "settings are (sets TEMPLATE name:value …)")]
    [InlineData("(sets starboard 3)", "\"3\" is not name:value")]
    [InlineData("(unsets starboard)", "settings are taken back by their names")]
    public void A_wordless_action_that_cannot_be_read_is_answered_with_what_is_missing(string line, string expected) =>
        Should.Throw<FormatException>(() => ChatActionParser.Parse(line)).Message.ShouldStartWith(expected);

    [Fact]
    public void A_slash_command_has_sub_commands_and_options_with_quotes_around_spaces()
    {
        var command = ChatActionParser.Parse("/tag set name:rules text:\"Be kind: always\" url:http://a.b/c").ShouldBeOfType<ChatAction.Command>();

        command.Path.ShouldBe(["tag", "set"]);
        command.Options.ShouldBe(new Dictionary<string, string>
        {
            ["name"] = "rules",
            ["text"] = "Be kind: always",
            ["url"] = "http://a.b/c",
        });
    }

    [Theory]
    [InlineData("/", "a slash command is /name")]
    [InlineData("/a b c d", "a slash command is /name")]
    [InlineData("/say text:two words", "\"words\" is not name:value; a value with spaces needs quotes, text:\"…\"")]
    [InlineData("/say text:\"open", "a quote is left open")]
    public void A_command_that_cannot_be_read_is_answered_with_what_is_missing(string line, string expected) =>
        Should.Throw<FormatException>(() => ChatActionParser.Parse(line)).Message.ShouldStartWith(expected);
}
