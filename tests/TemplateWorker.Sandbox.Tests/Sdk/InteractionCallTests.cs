using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>What handlers of interactions get, and how their answers reach the host.</summary>
public sealed class InteractionCallTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Theory]
    [InlineData("reply('x')", """createResponse ["5","tok",{"type":4,"data":{"content":"x"}}]""", "undefined")]
    [InlineData("reply({ content: 'x', ephemeral: true, flags: 4 })", """createResponse ["5","tok",{"type":4,"data":{"content":"x","flags":68}}]""", "undefined")]
    [InlineData("defer()", """createResponse ["5","tok",{"type":5,"data":{}}]""", "undefined")]
    [InlineData("defer({ ephemeral: true })", """createResponse ["5","tok",{"type":5,"data":{"flags":64}}]""", "undefined")]
    [InlineData("update({ content: 'x' })", """createResponse ["5","tok",{"type":7,"data":{"content":"x"}}]""", "undefined")]
    [InlineData("deferUpdate()", """createResponse ["5","tok",{"type":6}]""", "undefined")]
    [InlineData("editReply('x')", """editOriginal ["tok",{"content":"x"}]""", """{ id: "7" }""")]
    [InlineData("fetchReply()", """getOriginal ["tok"]""", """{ id: "7" }""")]
    [InlineData("deleteReply()", """deleteOriginal ["tok"]""", "undefined")]
    [InlineData("followUp({ content: 'x', ephemeral: true })", """createFollowup ["tok",{"content":"x","flags":64}]""", """{ id: "7" }""")]
    [InlineData("editFollowUp('8', 'x')", """editFollowup ["tok","8",{"content":"x"}]""", """{ id: "7" }""")]
    [InlineData("deleteFollowUp('8')", """deleteFollowup ["tok","8"]""", "undefined")]
    [InlineData("reply({ content: 'x', files: [{ name: 'a', content: 'hi', description: 'd' }] })", """createResponse ["5","tok",{"type":4,"data":{"content":"x","attachments":[{"id":0,"filename":"a","description":"d"}]}},[{"name":"a","text":"hi"}]]""", "undefined")]
    [InlineData("update({ files: [{ name: 'a', content: 'hi' }] })", """createResponse ["5","tok",{"type":7,"data":{}},[{"name":"a","text":"hi"}]]""", "undefined")]
    [InlineData("followUp({ files: [{ name: 'a', content: new Uint8Array([1, 2]) }] })", """createFollowup ["tok",{"attachments":[{"id":0,"filename":"a"}]},[{"name":"a","base64":"AQI="}]]""", """{ id: "7" }""")]
    [InlineData("editFollowUp('8', { attachments: [], files: [{ name: 'a', content: '' }] })", """editFollowup ["tok","8",{"attachments":[{"id":0,"filename":"a"}]},[{"name":"a","text":""}]]""", """{ id: "7" }""")]
    [InlineData("showModal({ custom_id: 'm', title: 't', components: [{ type: 10, content: 'c' }] })", """createResponse ["5","tok",{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":10,"content":"c"}]}}]""", "undefined")]
    [InlineData("showModal({ custom_id: 'm', title: 't', fields: [{ custom_id: 'a', label: 'A' }, { custom_id: 'b', label: 'B', style: 'paragraph', required: false, max_length: 9 }] })", """createResponse ["5","tok",{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":18,"label":"A","component":{"type":4,"custom_id":"a","style":1}},{"type":18,"label":"B","component":{"type":4,"custom_id":"b","required":false,"max_length":9,"style":2}}]}}]""", "undefined")]
    public void An_answer_reaches_the_host(string answer, string call, string value)
    {
        sdk.Load($"component('b', async (interaction) => {{ log.info(await interaction.{answer}); }});");
        Interact(3, new { custom_id = "b", component_type = 2 }, hasMessage: true);
        ExpectCall(call, """{"id":"7"}""");
        sdk.Sandbox.ExpectLog().ShouldBe($"Info: {value}");
        if (answer.StartsWith("defer(", StringComparison.Ordinal))
            sdk.Sandbox.ExpectLog().ShouldStartWith("Warn: ");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_deferral_is_filled_in_with_described_files()
    {
        sdk.Load("component('b', async (i) => { await i.defer(); await i.editReply({ files: [{ name: 'a', content: 'x', description: 'd' }] }); });");
        Interact(3, new { custom_id = "b", component_type = 2 });
        ExpectCall("createResponse", "{}", exactly: false);
        ExpectCall("""editOriginal ["tok",{"attachments":[{"id":0,"filename":"a","description":"d"}]},[{"name":"a","text":"x"}]]""", "{}");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData("await i.defer(); await i.reply({ content: 'x', ephemeral: true }); await i.reply('y')", "createResponse,editOriginal,createFollowup")]
    [InlineData("await i.reply('x'); await i.reply('y'); await i.editReply('z')", "createResponse,createFollowup,editOriginal")]
    [InlineData("await i.deferUpdate(); await i.update('x'); await i.update('y'); await i.reply('z')", "createResponse,editOriginal,editOriginal,createFollowup")]
    [InlineData("await i.update('x'); await i.editReply('y'); await i.update('z')", "createResponse,editOriginal,editOriginal")]
    [InlineData("await i.showModal({ custom_id: 'm', title: 't', fields: [{ custom_id: 'a', label: 'A' }] }); await i.followUp('x')", "createResponse,createFollowup")]
    public void Answers_follow_each_other(string body, string calls)
    {
        sdk.Load($"component('b', async (i) => {{ {body}; }});");
        Interact(3, new { custom_id = "b", component_type = 2 });
        foreach (var call in calls.Split(','))
            ExpectCall(call, "{}", exactly: false);
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData("await i.reply('x'); await i.defer()", 1, "This interaction is answered already; use editReply or followUp.")]
    [InlineData("await i.defer(); await i.showModal({ custom_id: 'm', title: 't', components: [] })", 1, "This interaction is deferred already; use editReply or followUp.")]
    [InlineData("await i.editReply({ files: [{ name: 'a', content: 'x', description: 'd' }] })", 0, "interaction.editOriginal changes a message: with a description of a file, name the files that stay in attachments, or [] for none.")]
    [InlineData("await i.reply({ files: {} })", 0, "files of interaction.createResponse must be an array of at most 10 files; it is {}.")]
    [InlineData("await i.reply({ files: [{ content: 'x' }] })", 0, "name of file 0 of interaction.createResponse must be a text that is not empty; it is undefined.")]
    [InlineData("await i.reply({ files: [{ name: 'a', content: 5 }] })", 0, "content of file 0 of interaction.createResponse must be a text or a Uint8Array; it is 5.")]
    [InlineData("await i.reply({ files: [{ name: 'a', content: 'x'.repeat(12 * 1024 * 1024) }] })", 0, "The files of interaction.createResponse have more than 11 MiB together. Send them in several messages.")]
    [InlineData("await i.reply()", 0, "reply takes a text or a message object; it was given undefined.")]
    [InlineData("await i.editFollowUp(5, 'x')", 0, "The message id of editFollowUp must be a text that is not empty; it is 5.")]
    [InlineData("await i.showModal({ custom_id: 'm' })", 0, "title of showModal must be a text that is not empty; it is undefined.")]
    [InlineData("await i.showModal({ custom_id: 'm', title: 't', fields: [] })", 0, "fields of showModal is an array of 1 to 5 fields; it is [].")]
    [InlineData("await i.showModal({ custom_id: 'm', title: 't', fields: [{ custom_id: 'a' }] })", 0, "label of field 0 of showModal must be a text that is not empty; it is undefined.")]
    [InlineData("await i.showModal({ custom_id: 'm', title: 't', fields: [{ custom_id: 'a', label: 'A', style: 'long' }] })", 0, "style of field 0 of showModal is \"short\" or \"paragraph\"; it is \"long\".")]
    public void A_wrong_answer_is_named(string body, int calls, string message)
    {
        sdk.Load($"component('b', async (i) => {{ {body}; }});");
        Interact(3, new { custom_id = "b", component_type = 2 });
        for (var i = 0; i < calls; i++)
            ExpectCall("createResponse", "{}", exactly: false);
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldBe(message);
    }

    [Fact]
    public void A_second_first_answer_has_the_number_that_Discord_has_for_it()
    {
        sdk.Load("component('b', async (i) => { await i.reply('x'); try { await i.defer(); } catch (e) { log.info(e.name, e.code); } });");
        Interact(3, new { custom_id = "b", component_type = 2 });
        ExpectCall("createResponse", "{}", exactly: false);
        sdk.Sandbox.ExpectLog().ShouldBe("Info: DiscordError 40060");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void An_answer_that_the_host_refuses_can_be_tried_again()
    {
        sdk.Load("component('b', async (i) => { try { await i.reply('x'); } catch (e) { log.info(e.name); await i.reply('y'); } });");
        Interact(3, new { custom_id = "b", component_type = 2 });
        sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, """{"name":"DiscordError","message":"no"}""", succeeded: false);
        sdk.Sandbox.ExpectLog().ShouldBe("Info: DiscordError");
        ExpectCall("""createResponse ["5","tok",{"type":4,"data":{"content":"y"}}]""", "null");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_sub_command_goes_to_its_handler()
    {
        sdk.Load("""
            const option = { type: "string", name: "o", description: "d" };
            command({ name: "c", description: "d", options: [
              { type: "subcommand", name: "add", description: "d", options: [option] },
              { type: "subcommand_group", name: "config", description: "d", options: [{ type: "subcommand", name: "set", description: "d", options: [option] }] },
            ] }, {
              add: (i) => { log.info("add", i.options); return i.reply("x"); },
              "config set": (i) => { log.info("set", i.subcommandGroup, i.subcommand, i.options); return i.reply("x"); },
            });
            """);
        object value = new { name = "o", type = 3, value = "x" };
        Interact(2, new { name = "c", type = 1, options = new[] { new { name = "add", type = 1, options = new[] { value } } } });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: add { o: "x" }""");
        ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        Interact(2, new { name = "c", type = 1, options = new[] { new { name = "config", type = 2, options = new[] { new { name = "set", type = 1, options = new[] { value } } } } } });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: set config set { o: "x" }""");
        ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        Interact(2, new { name = "c", type = 1, options = new[] { new { name = "gone", type = 1 } } });
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldContain("without a sub-command that the template knows");
    }

    [Theory]
    [InlineData("""["one","two"]""", """[{"name":"one","value":"one"},{"name":"two","value":"two"}]""")]
    [InlineData("[1, { name: 'n', value: 2 }]", """[{"name":"1","value":1},{"name":"n","value":2}]""")]
    [InlineData("Promise.resolve(['x'.repeat(120)])", "LONG")]
    [InlineData("Array(30).fill('a')", "MANY")]
    public void Autocomplete_gives_choices(string choices, string sent)
    {
        var expected = sent switch
        {
            "LONG" => $$"""[{"name":"{{new string('x', 100)}}","value":"{{new string('x', 120)}}"}]""",
            "MANY" => $"[{string.Join(',', Enumerable.Repeat("""{"name":"a","value":"a"}""", 25))}]",
            _ => sent,
        };
        sdk.Load($$"""
            command({ name: "c", description: "d", options: [{ type: "subcommand", name: "s", description: "d", options: [
              { type: "string", name: "o", description: "d", autocomplete: (i, value) => { log.info(i.subcommand, i.options, i.focused, value); return {{choices}}; } },
            ] }] }, () => {});
            """);
        Interact(4, new { name = "c", type = 1, options = new[] { new { name = "s", type = 1, options = new[] { new { name = "o", type = 3, value = "va", focused = true } } } } });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: s { o: "va" } { name: "o", value: "va" } va""");
        ExpectCall($$$"""createResponse ["5","tok",{"type":8,"data":{"choices":{{{expected}}}}}]""", "null");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void Autocomplete_that_gives_no_array_is_an_error()
    {
        sdk.Load("command({ name: 'c', description: 'd', options: [{ type: 'string', name: 'o', description: 'd', autocomplete: () => 'x' }] }, () => {});");
        Interact(4, new { name = "c", type = 1, options = new[] { new { name = "o", type = 3, value = "", focused = true } } });
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldBe("The autocomplete of \"o\" of command \"c\" must give an array of choices; it gave \"x\".");
    }

    [Fact]
    public void A_user_or_message_command_has_its_target()
    {
        sdk.Load("""
            command({ name: "U", type: "user" }, (i) => { log.info(i.target, i.targetMember, i.user); return i.reply("x"); });
            command({ name: "M", type: "message" }, (i) => { log.info(i.target, i.resolved.users); return i.reply("x"); });
            """);
        Interact(2, new { name = "U", type = 2, target_id = "9", resolved = new { users = new Dictionary<string, object> { ["9"] = new { id = "9" } }, members = new Dictionary<string, object> { ["9"] = new { nick = "n" } } } });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: { id: "9" } { nick: "n" } { id: "3" }""");
        ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectOutcome();
        Interact(2, new { name = "M", type = 3, target_id = "9", resolved = new { messages = new Dictionary<string, object> { ["9"] = new { content = "c" } } } });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: { content: "c" } {}""");
        ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_modal_has_its_fields_whatever_kind_they_are_of()
    {
        sdk.Load("modal('form:', (i, data) => { log.info(data, i.fields); return i.reply('x'); });");
        Interact(5, new
        {
            custom_id = "form:12",
            components = new object[]
            {
                new { type = 1, components = new[] { new { type = 4, custom_id = "old", value = "a" } } },
                new { type = 10, id = 2 },
                new { type = 18, component = new { type = 4, custom_id = "new", value = "b" } },
                new { type = 18, component = new { type = 5, custom_id = "users", values = new[] { "1", "2" } } },
                new { type = 18, component = new { type = 19, custom_id = "files", values = new[] { "3" } } },
                new { type = 18, component = new { type = 21, custom_id = "radio", value = "r" } },
                new { type = 18, component = new { type = 22, custom_id = "boxes", values = Array.Empty<string>() } },
                new { type = 18, component = new { type = 23, custom_id = "box", value = true } },
                new { type = 18, component = new { type = 4, custom_id = "__proto__", value = "p" } },
            },
        });
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: 12 { old: "a", new: "b", users: ["1", "2"], files: ["3"], radio: "r", boxes: [], box: true, __proto__: "p" }""");
        ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData(2, "", "/c", "ended without an answer")]
    [InlineData(2, "await i.defer();", "/c", "ended after interaction.defer and gave no answer")]
    [InlineData(2, "try { await i.reply(5); } catch {}", "/c", "ended without an answer")]
    [InlineData(5, "", "the modal \"c\"", "ended without an answer")]
    [InlineData(3, "await i.defer();", "the component \"c\"", "ended after interaction.defer and gave no answer")]
    public void An_author_is_warned_of_a_handler_that_gives_no_answer(int type, string body, string what, string warning)
    {
        LoadHandlers(body);
        Interact(type, new { name = "c", custom_id = "c" }, hasMessage: type == 3);
        if (body.StartsWith("await", StringComparison.Ordinal))
            ExpectCall("createResponse", "null", exactly: false);
        sdk.Sandbox.ExpectLog().ShouldStartWith($"Warn: INTERACTION_CREATE: the handler of {what} {warning}; the member was told that there is none. Call interaction.");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData(3, "", 0, "a click changes nothing")]
    [InlineData(2, "i.reply('x')", 1, "nobody awaits the answer")]
    [InlineData(2, "await i.defer(); await i.deleteReply()", 2, "the deferral was taken back")]
    [InlineData(2, "await i.defer(); await i.followUp('x')", 2, "the first follow-up takes the place of a deferral")]
    [InlineData(2, "await i.showModal({ custom_id: 'm', title: 't', components: [] })", 1, "a form is an answer")]
    [InlineData(4, "", 0, "there are no choices")]
    public void An_author_is_not_warned_where_nothing_is_missing(int type, string body, int calls, string because)
    {
        LoadHandlers(body);
        Interact(type, new { name = "c", custom_id = "c" }, hasMessage: type == 3);
        for (var i = 0; i < calls; i++)
            sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, "null");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok, because);
    }

    void LoadHandlers(string body) => sdk.Load($$"""
        const handler = async (i) => { {{body}} };
        command({ name: "c", description: "d" }, handler);
        component("c", handler);
        modal("c", handler);
        """);

    void ExpectCall(string call, string answer, bool exactly = true)
    {
        var asked = sdk.Sandbox.ExpectCall();
        (exactly ? $"{asked.Method} {asked.Arguments}" : asked.Method).ShouldBe($"interaction.{call}");
        sdk.Sandbox.Answer(asked.CallId, answer);
    }

    void Interact(int type, object data, bool hasMessage = false) => sdk.Dispatch("INTERACTION_CREATE", new Dictionary<string, object?>
    {
        ["id"] = "5",
        ["token"] = "tok",
        ["type"] = type,
        ["member"] = new { user = new { id = "3" } },
        ["data"] = JsonSerializer.SerializeToElement(data),
        [hasMessage ? "message" : "no_message"] = new { id = "6" },
    });
}
