using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Tests.Fakes;

namespace TemplateWorker.Execution.Tests.Checks;

public sealed class TemplateCheckTests
{
    [Fact]
    public async Task A_template_tells_its_events_and_commands()
    {
        var result = await CheckAsync("""
            const { on, command, component } = require("templateworker");
            on("MESSAGE_CREATE", () => {});
            on("MESSAGE_CREATE", () => {});
            component("vote:", () => {});
            command({ name: "count", description: "Count up" }, () => {});
            """);

        result.Error.ShouldBeNull();
        result.Events.ShouldBe(["MESSAGE_CREATE", "INTERACTION_CREATE"], ignoreOrder: true);
        result.Components.ShouldBe(["vote:"]);
        result.Modals.ShouldBeEmpty();
        using var commands = JsonDocument.Parse(result.Commands);
        commands.RootElement.EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("count");
    }

    [Theory]
    [InlineData("MESAGE_CREATE", "MESSAGE_CREATE")]
    [InlineData("message_create", "MESSAGE_CREATE")]
    [InlineData("MESSAGE_CERATE", "MESSAGE_CREATE")]
    [InlineData("GUILD_MEMBER_ADDED", "GUILD_MEMBER_ADD")]
    public async Task An_event_that_is_almost_one_names_the_one_that_is_meant(string name, string meant)
    {
        var error = (await CheckAsync($"require(\"templateworker\").on(\"{name}\", () => {{}});")).Error.ShouldNotBeNull();

        error.Name.ShouldBe("EventError");
        error.Message.ShouldBe($"There is no event \"{name}\"; the nearest is \"{meant}\".");
        (error.File, error.Line).ShouldBe(("main.js", 1));
    }

    [Theory]
    [InlineData("MESSAGE_CREATE")]
    [InlineData("OnStartup")]
    [InlineData("E")]
    [InlineData("SOMETHING_QUITE_DIFFERENT")]
    public void An_event_that_is_one_or_like_none_is_let_be(string name) => KnownEvents.Meant(name).ShouldBeNull();

    [Fact]
    public void The_events_are_those_of_the_typings() =>
        KnownEvents.Names.Count.ShouldBeInRange(70, 100);

    [Fact]
    public async Task A_template_that_does_not_parse_says_where()
    {
        var error = (await CheckAsync("const a = 1;\nconst b = ;\n")).Error.ShouldNotBeNull();

        error.Name.ShouldBe("SyntaxError");
        (error.Template, error.File, error.Line).ShouldBe(("test", "main.js", 2));
        error.Column.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_template_that_throws_at_the_top_says_where()
    {
        var error = (await CheckAsync("\n\nthrow new RangeError('no');")).Error.ShouldNotBeNull();

        (error.Name, error.Message, error.File, error.Line).ShouldBe(("RangeError", "no", "main.js", 3));
    }

    [Fact]
    public async Task A_template_that_loops_at_the_top_is_ended() =>
        (await CheckAsync("while (true);")).Error.ShouldNotBeNull().Name.ShouldContain("CpuLimit");

    [Theory]
    [InlineData("Not Valid", "lower-case", 3)]
    [InlineData("a-name-that-is-longer-than-Discord-takes", "1 to 32 characters", 3)]
    public async Task A_command_that_Discord_would_refuse_fails_the_check_at_its_place(string name, string message, int line)
    {
        var error = (await CheckAsync($$"""
            const { command } = require("templateworker");
            command({ name: "first", description: "d" }, () => {});
              command({ name: "{{name}}", description: "d" }, () => {});
            """)).Error.ShouldNotBeNull();

        error.Name.ShouldBe("CommandError");
        error.Message.ShouldContain(message);
        (error.File, error.Line).ShouldBe(("main.js", line));
        error.Column.ShouldBeInRange(3, 11);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","places":5""")]
    [InlineData(""","places":{"commands":[]}""")]
    [InlineData(""","places":{"commands":[["main.js","x",1]]}""")]
    [InlineData(""","places":{"commands":[[1,2,3]]}""")]
    [InlineData(""","places":{"commands":[["main.js",1e99,1]]}""")]
    [InlineData(""","places":{"commands":[null]}""")]
    public void A_place_that_makes_no_sense_is_none(string places)
    {
        var json = $$"""[{"template":"test","events":[],"commands":[7],"components":[],"modals":[]{{places}}}]""";

        var error = TemplateDescription.Read("test", Encoding.UTF8.GetBytes(json)).Error.ShouldNotBeNull();

        (error.Name, error.File, error.Line).ShouldBe(("CommandError", null, 0));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("[{},{}]")]
    [InlineData("""[{"template":"test","events":[],"commands":[],"components":[]}]""")]
    [InlineData("""[{"template":5,"events":[],"commands":[],"components":[],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":"x","commands":[],"components":[],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":[5],"commands":[],"components":[],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":["a b"],"commands":[],"components":[],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":[],"commands":{},"components":[],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":[],"commands":[],"components":[""],"modals":[]}]""")]
    [InlineData("""[{"template":"test","events":[],"commands":[],"components":[],"modals":[null]}]""")]
    [InlineData("""[{"template":"test","events":[],"commands":[],"components":[],"modals":[],"error":{"name":"Error","message":"no","stack":""}}]""")]
    public void A_description_that_makes_no_sense_is_an_error(string json) =>
        TemplateDescription.Read("test", Encoding.UTF8.GetBytes(json)).Error.ShouldNotBeNull();

    static async Task<TemplateCheckResult> CheckAsync(string source)
    {
        await using var check = await TemplateCheck.StartAsync(
            TestPool.Quick with { LoadCpuLimit = TimeSpan.FromMilliseconds(500) }, new RecordingTemplateLog(), new RecordingLoggerFactory(), TimeProvider.System, TestContext.Current.CancellationToken);
        return await check.CheckAsync(TestPool.Tenant(1), MemoryTemplates.Program(source), TestContext.Current.CancellationToken);
    }
}
