using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Checks;

namespace TemplateWorker.Execution.Tests.Checks;

public sealed class CommandRulesTests
{
    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("""[{"name":"ping","description":"Pong"}]""", """[{"type":1,"name":"ping","description":"Pong"}]""")]
    [InlineData("""[{"name":"Report this","type":3}]""", """[{"type":3,"name":"Report this"}]""")]
    [InlineData(
        """[{"name":"tag","description":"d","options":[{"type":1,"name":"show","description":"d","options":[{"type":3,"name":"name","description":"d","required":true,"choices":[{"name":"a","value":"b"}]}]}]}]""",
        """[{"type":1,"name":"tag","description":"d","options":[{"type":1,"name":"show","description":"d","options":[{"type":3,"name":"name","description":"d","required":true,"choices":[{"name":"a","value":"b"}]}]}]}]""")]
    [InlineData("""[{"name":"पिंग","description":"d"}]""", """[{"type":1,"name":"पिंग","description":"d"}]""")]
    public void Commands_within_the_limits_pass_with_their_types_spelled_out(string commands, string expected) =>
        JsonElement.DeepEquals(JsonDocument.Parse(Check(commands)).RootElement, JsonDocument.Parse(expected).RootElement).ShouldBeTrue(Check(commands));

    [Theory]
    [InlineData("""[7]""", "must be an object")]
    [InlineData("""[{"description":"d"}]""", "'name' is missing")]
    [InlineData("""[{"name":"Ping","description":"d"}]""", "lower-case")]
    [InlineData("""[{"name":"a b","description":"d"}]""", "lower-case")]
    [InlineData("""[{"name":"ping"}]""", "Command 'ping': 'description' is missing")]
    [InlineData("""[{"name":"ping","description":""}]""", "1 to 100 characters; it has 0")]
    [InlineData("""[{"name":"ping","description":5}]""", "'description' must be text")]
    [InlineData("""[{"name":"ping","description":"d","type":9}]""", "whole number from 1 to 3")]
    [InlineData("""[{"name":"ping","description":"d","colour":1}]""", "'colour', which is unknown")]
    [InlineData("""[{"name":"ping","description":"d"},{"name":"ping","description":"e"}]""", "defined twice")]
    [InlineData("""[{"name":"Who","type":2,"description":"d"}]""", "neither description nor options")]
    [InlineData("""[{"name":"ping","description":"d","default_member_permissions":"x"}]""", "digits")]
    [InlineData("""[{"name":"p","description":"d","options":[{"name":"a","description":"d"}]}]""", "option 'a': 'type' is missing")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]}]""", "required but comes after")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"a","description":"d"}]}]""", "two of this name")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":1,"name":"a","description":"d"},{"type":3,"name":"b","description":"d"}]}]""", "side by side")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":1,"name":"a","description":"d","options":[{"type":1,"name":"b","description":"d"}]}]}]""", "no deeper")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":2,"name":"a","description":"d","options":[{"type":3,"name":"b","description":"d"}]}]}]""", "subcommands only")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":4,"name":"a","description":"d","choices":[{"name":"x","value":"1"}]}]}]""", "choice 'x': 'value' must be a whole number")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":3,"name":"a","description":"d","autocomplete":true,"choices":[{"name":"x","value":"1"}]}]}]""", "both choices and autocomplete")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":6,"name":"a","description":"d","min_value":1}]}]""", "only integer and number")]
    [InlineData("""[{"name":"p","description":"d","options":[{"type":4,"name":"a","description":"d","min_value":5,"max_value":1}]}]""", "least is above its most")]
    public void A_command_that_Discord_would_refuse_is_named_with_the_rule(string commands, string error) =>
        Should.Throw<CommandException>(() => Check(commands)).Message.ShouldContain(error);

    [Fact]
    public void Too_many_commands_options_choices_or_characters_are_refused()
    {
        Refused(Many(101, i => $$"""{"name":"c{{i}}","description":"d"}"""), "101 chat commands");
        Refused(Many(16, i => $$"""{"name":"c{{i}}","type":2}"""), "15 user commands");
        Refused(WithOptions(Many(26, i => $$"""{"type":3,"name":"o{{i}}","description":"d"}""")), "26 members");
        Refused(WithOptions($$"""[{"type":3,"name":"o","description":"d","choices":{{Many(26, i => $$"""{"name":"c{{i}}","value":"v"}""")}}}]"""), "26 members");
        var long1 = new string('x', 100);
        Refused(WithOptions(Many(25, i => $$"""{"type":3,"name":"o{{i}}","description":"{{long1}}","choices":{{Many(2, c => $$"""{"name":"{{c}}{{long1[1..]}}","value":"{{long1}}"}""")}}}""")), "Discord allows 8000");
    }

    static string WithOptions(string options) => $$"""[{"name":"p","description":"d","options":{{options}}}]""";

    static string Many(int count, Func<int, string> make) => $"[{string.Join(',', Enumerable.Range(0, count).Select(make))}]";

    static void Refused(string commands, string error) => Should.Throw<CommandException>(() => Check(commands)).Message.ShouldContain(error);

    static string Check(string commands) => Encoding.UTF8.GetString(CommandRules.Check(JsonDocument.Parse(commands).RootElement, _ => null).Span);
}
