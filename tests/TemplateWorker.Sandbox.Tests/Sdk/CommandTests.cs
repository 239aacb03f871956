using System.Text.Json;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>What templates ask for by <c>command()</c>, <c>component()</c> and <c>modal()</c>, as the host learns of it.</summary>
public sealed class CommandTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Theory]
    [InlineData("{ name: 'a', description: 'd' }, () => {}", """{"name":"a","description":"d"}""")]
    [InlineData("{ name: 'a', type: 'chat_input', description: 'd' }, () => {}", """{"name":"a","type":1,"description":"d"}""")]
    [InlineData("{ name: 'A B', type: 'user' }, () => {}", """{"name":"A B","type":2}""")]
    [InlineData("{ name: 'A B', type: 'message' }, () => {}", """{"name":"A B","type":3}""")]
    [InlineData("{ name: 'A B', type: 3 }, () => {}", """{"name":"A B","type":3}""")]
    [InlineData("{ name: 'a', description: 'd', default_member_permissions: ['BAN_MEMBERS', 'KICK_MEMBERS'] }, () => {}", """{"name":"a","description":"d","default_member_permissions":"6"}""")]
    [InlineData("{ name: 'a', description: 'd', default_member_permissions: [] }, () => {}", """{"name":"a","description":"d","default_member_permissions":"0"}""")]
    [InlineData("{ name: 'a', description: 'd', default_member_permissions: 8n }, () => {}", """{"name":"a","description":"d","default_member_permissions":"8"}""")]
    [InlineData("{ name: 'a', description: 'd', default_member_permissions: null }, () => {}", """{"name":"a","description":"d","default_member_permissions":null}""")]
    [InlineData("{ name: 'a', description: 'd', options: [{ type: 'string', name: 'o', description: 'd', autocomplete: () => [] }] }, () => {}", """{"name":"a","description":"d","options":[{"type":3,"name":"o","description":"d","autocomplete":true}]}""")]
    [InlineData("{ name: 'a', description: 'd', options: [{ type: 'subcommand', name: 's', description: 'd' }, { type: 'subcommand_group', name: 'g', description: 'd', options: [{ type: 'subcommand', name: 't', description: 'd', options: [{ type: 'role', name: 'o', description: 'd' }] }] }] }, { s: () => {}, 'g t': () => {} }", """{"name":"a","description":"d","options":[{"type":1,"name":"s","description":"d"},{"type":2,"name":"g","description":"d","options":[{"type":1,"name":"t","description":"d","options":[{"type":8,"name":"o","description":"d"}]}]}]}""")]
    public void A_command_reaches_the_host_as_Discord_numbers_it(string arguments, string command) =>
        sdk.Describe($"command({arguments});").GetProperty("commands")[0].GetRawText().ShouldBe(command);

    [Fact]
    public void Each_type_of_option_has_its_number()
    {
        string[] types = ["subcommand", "subcommand_group", "string", "integer", "boolean", "user", "channel", "role", "mentionable", "number", "attachment"];
        for (var i = 0; i < types.Length; i++)
        {
            sdk.Describe($"command({{ name: 'a', description: 'd', options: [{{ type: '{types[i]}', name: 'o', description: 'd' }}] }}, () => {{}});")
                .GetProperty("commands")[0].GetProperty("options")[0].GetProperty("type").GetInt32().ShouldBe(i + 1);
        }
    }

    [Fact]
    public void The_definition_itself_is_left_alone() =>
        sdk.Describe("const d = { name: 'a', type: 'user' }; command(d, () => {}); if (d.type !== 'user') throw new Error('changed');")
            .GetProperty("events")[0].GetString().ShouldBe("INTERACTION_CREATE");

    [Fact]
    public void A_definition_that_changes_while_it_is_read_is_known_by_what_was_read_first()
    {
        var command = sdk.Describe("""
            const turning = (...values) => { let i = 0; return () => values[Math.min(i++, values.length - 1)]; };
            const name = turning("a", 5);
            const inner = turning("o", 7);
            command({ get name() { return name(); }, description: "d", options: [{ type: "string", get name() { return inner(); }, description: "d" }] }, () => {});
            """).GetProperty("commands")[0];
        command.GetProperty("name").GetString().ShouldBe("a");
        command.GetProperty("options")[0].GetProperty("name").GetString().ShouldBe("o");
    }

    [Fact]
    public void Components_and_modals_are_told_by_their_ids()
    {
        var described = sdk.Describe("component('a', () => {}); component('b:', () => {}); modal('c:', () => {}); modal('a', () => {});");
        JsonSerializer.Serialize(described.GetProperty("components")).ShouldBe("""["a","b:"]""");
        JsonSerializer.Serialize(described.GetProperty("modals")).ShouldBe("""["c:","a"]""");
    }

    [Theory]
    [InlineData("command('a', () => {})", "What command() takes, { name, description, … }, must be an object; it is \"a\".")]
    [InlineData("command({ description: 'd' }, () => {})", "The name of a command must be a text that is not empty; it is undefined.")]
    [InlineData("command({ name: 'a', description: 'd' })", "The handler of command \"a\" must be a function; it is undefined.")]
    [InlineData("command({ name: 'a', description: 'd', options: {} }, () => {})", "The options of command \"a\" must be an array; it is {}.")]
    [InlineData("command({ name: 'a', type: 'slash' }, () => {})", "The type of command \"a\" is \"slash\"; it is one of chat_input, user, message.")]
    [InlineData("command({ name: 'a', description: 'd', options: [{ type: 'strnig', name: 'o' }] }, () => {})", "The type of the option \"o\" of command \"a\" is \"strnig\"; did you mean \"string\"?")]
    [InlineData("command({ name: 'a', description: 'd', default_member_permissions: ['BAN_MEMBER'] }, () => {})", "\"BAN_MEMBER\" is no permission of Discord; the nearest is BAN_MEMBERS.")]
    [InlineData("command({ name: 'a', description: 'd', default_member_permissions: 'BAN_MEMBERS' }, () => {})", "default_member_permissions of command \"a\" is a list of permission names, such as [\"BAN_MEMBERS\"]; it is \"BAN_MEMBERS\".")]
    [InlineData("command({ name: 'a', description: 'd' }, { x: () => {} })", "The handler of command \"a\" must be a function; it is { x: [function x] }.")]
    [InlineData("command({ name: 'a', description: 'd', options: [{ type: 'subcommand', name: 's', description: 'd' }] }, {})", "The sub-command \"s\" of command \"a\" has no handler.")]
    [InlineData("command({ name: 'a', description: 'd', options: [{ type: 'subcommand', name: 's', description: 'd' }] }, { s() {}, t() {} })", "The handlers of command \"a\" have \"t\", which is no sub-command of it; it has \"s\".")]
    [InlineData("command({ name: 'a', description: 'd', options: [{ type: 'subcommand', name: 's', description: 'd' }] }, { s: 5 })", "The handler of \"s\" of command \"a\" must be a function; it is 5.")]
    [InlineData("component('', () => {})", "The custom id of a component must be a text that is not empty; it is \"\".")]
    [InlineData("modal('x'.repeat(101), () => {})", "The custom id of a modal has at most 100 characters; \"xxxxxxxxxxxxxxxxxxxx…\" has 101.")]
    [InlineData("modal('a', 5)", "The handler of modal \"a\" must be a function; it is 5.")]
    [InlineData("modal('a', () => {}); modal('a', () => {})", "The modal \"a\" is defined already, in this template.")]
    public void A_bad_definition_is_named(string source, string message) => sdk.LoadError(source).ShouldBe(message);

    [Theory]
    [InlineData("command({ name: 'a', description: 'd' }, () => {})", "command() must be called while the template loads, at its top level, not inside a handler.")]
    [InlineData("modal('a', () => {})", "modal() must be called while the template loads, at its top level, not inside a handler.")]
    [InlineData("on('X', () => {})", "on() must be called while the template loads, at its top level, not inside a handler.")]
    public void Asking_is_for_the_top_level(string source, string message) => sdk.Fail(source).Message.ShouldBe(message);
}
