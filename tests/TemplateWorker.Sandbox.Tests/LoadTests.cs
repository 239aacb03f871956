using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class LoadTests
{
    [Fact]
    public void A_load_tells_events_and_commands_of_each_template()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string asked = """[{"template":"main","events":["MESSAGE_CREATE","INTERACTION_CREATE"],"commands":[{"name":"count","description":"Count"}],"components":["vote:"],"modals":[]""";
        var files = new Dictionary<string, string>
        {
            ["main.js"] = """
                const { on, command, component } = require("templateworker");
                on("MESSAGE_CREATE", () => {});
                on("MESSAGE_CREATE", () => {});
                command({ name: "count", description: "Count" }, () => {});
                component("vote:", () => {});
                """,
        };
        var load = new LoadTenantMessage(1, "guild", "42", 1_000_000, [new TemplateProgram("main", 1, "main.js", files)]);

        sandbox.Load(load).ShouldBe((OutcomeKind.Ok, asked + "}]"));
        sandbox.Load(load with { TenantKey = 2, IsCheck = true }).ShouldBe(
            (OutcomeKind.Ok, asked + ""","places":{"events":[["main.js",2,3],null],"commands":[["main.js",4,8]],"components":[["main.js",5,10]],"modals":[]}}]"""));
    }

    [Theory]
    [InlineData("const a = 1;\nlet b = ;\n", "SyntaxError", 2, 9)]
    [InlineData("\n\nlet foo bar;\n", "SyntaxError", 3, 9)]
    [InlineData("if (true) {\n", "SyntaxError", 2, 0)]
    [InlineData("throw new TypeError('no');", "TypeError", 1, 20)]
    [InlineData("\n  null.x;", "TypeError", 2, 7)]
    public void An_error_at_load_has_its_place(string source, string name, int line, int column)
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(source);
        kind.ShouldBe(OutcomeKind.Error);
        var report = ScriptErrorReport.Parse(System.Text.Encoding.UTF8.GetBytes(json));
        (report.Name, report.Template, report.File, report.Line, report.Column).ShouldBe((name, "main", "main.js", line, column), json);
    }

    [Fact]
    public void A_top_level_that_never_ends_is_ended()
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.Load("for (;;);", cpuMilliseconds: 50).Kind.ShouldBe(OutcomeKind.CpuLimit);
        sandbox.Load("", key: 2).Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData("require('fs')", "Cannot find the module \"fs\"")]
    [InlineData("require('../../etc/passwd')", "Cannot find the module")]
    [InlineData("eval('1')", "eval and the Function constructors are not available")]
    [InlineData("new Function('return 1')", "eval and the Function constructors are not available")]
    [InlineData("require('templateworker').kv.get('a')", "cannot be used at the top level")]
    [InlineData("require('templateworker').on('MESSAGE CREATE', () => {})", "on() takes the name of an event")]
    [InlineData("require('templateworker').on('X', 5)", "must be a function; it is 5")]
    public void What_a_template_may_not_do_is_said_clearly(string source, string message)
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(source);
        kind.ShouldBe(OutcomeKind.Error);
        ScriptErrorReport.Parse(System.Text.Encoding.UTF8.GetBytes(json)).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("require('templateworker').command({ name: 'x', description: 'x' }, () => {})", "The command \\\"x\\\" is defined already, in the template \\\"one\\\".")]
    [InlineData("require('templateworker').component('x', () => {})", "The component \\\"x\\\" is defined already, in the template \\\"one\\\".")]
    public void What_two_templates_claim_is_the_firsts_and_the_second_is_told_where_it_is(string source, string message)
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(1, 1000, ("one", new() { ["main.js"] = source }), ("two", new() { ["main.js"] = source }));
        kind.ShouldBe(OutcomeKind.Ok);
        json.ShouldContain(message);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement[0].TryGetProperty("error", out _).ShouldBeFalse();
        parsed.RootElement[1].GetProperty("error").GetProperty("template").GetString().ShouldBe("two");
    }

    [Theory]
    [InlineData("throw new RangeError('no')", "RangeError")]
    [InlineData("for (;;);", "CpuLimitError")]
    [InlineData("Promise.reject(new RangeError('late'))", "RangeError")]
    [InlineData("let a = ;", "SyntaxError")]
    public void A_template_that_fails_takes_nothing_with_it_and_leaves_nothing_behind(string failure, string name)
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = """
            const { on, log, command, component } = require("templateworker");
            on("E", () => log.info("WHO"));
            command({ name: "WHO", description: "x" }, () => {});
            component("WHO", () => {});
            """;
        var (kind, json) = sandbox.Load(
            1, 400, ("first", new() { ["main.js"] = Source.Replace("WHO", "first", StringComparison.Ordinal) }),
            ("broken", new() { ["main.js"] = Source.Replace("WHO", "last", StringComparison.Ordinal) + failure }),
            ("last", new() { ["main.js"] = Source.Replace("WHO", "last", StringComparison.Ordinal) }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement[1].GetProperty("error").GetProperty("name").GetString().ShouldBe(name);
        parsed.RootElement[1].GetProperty("error").GetProperty("template").GetString().ShouldBe("broken");
        parsed.RootElement[2].GetRawText().ShouldBe(
            """{"template":"last","events":["E","INTERACTION_CREATE"],"commands":[{"name":"last","description":"x"}],"components":["last"],"modals":[]}""");
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectLog().ShouldBe("Info: first");
        sandbox.ExpectLog().ShouldBe("Info: last");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    public static TheoryData<string, string> Undescribable => new()
    {
        { "let deep = {}; for (let i = 0; i < 61; i++) deep = { deep }; command({ name: 'x', description: 'x', deep }, () => {});", "deeper than 63 levels" },
        { "let deep = {}; for (let i = 0; i < 5000; i++) deep = { deep }; command({ name: 'x', description: 'x', deep }, () => {});", "deeper than 63 levels" },
        { "command({ name: '\\ud800', description: 'x' }, () => {});", "half of a surrogate pair" },
        { "command({ name: 'x', description: 'x', toJSON: () => ({ name: '\\ud800' }) }, () => {});", "half of a surrogate pair" },
        { "component('\\udc00', () => {});", "half of a surrogate pair" },
        { "const round = {}; round.round = round; command({ name: 'x', description: 'x', round }, () => {});", "cyclic" },
        { "command({ name: 'x', description: 'x'.repeat(1 << 20) }, () => {});", "takes 1024 KiB to tell" },
        { "for (let i = 0; i < 201; i++) on(`E${i}`, () => {});", "at most 200 different events" },
        { "for (let i = 0; i < 1001; i++) component(`c${i}`, () => {});", "at most 1000 different component ids" },
        { "for (let i = 0; i < 1001; i++) modal(`m${i}`, () => {});", "at most 1000 different modal ids" },
    };

    [Theory]
    [MemberData(nameof(Undescribable))]
    public void A_template_whose_wishes_cannot_be_told_fails_alone_and_says_why(string source, string message)
    {
        using var sandbox = SandboxProcess.Greeted();
        source = "const { command, component, modal, on, log } = require('templateworker'); on('E', () => log.info('odd'));" + source;
        const string Sound = "const { on, log } = require('templateworker'); on('E', () => log.info('sound'));";

        var (kind, json) = sandbox.Load(1, 2000, ("odd", new() { ["main.js"] = source }), ("sound", new() { ["main.js"] = Sound }));

        kind.ShouldBe(OutcomeKind.Ok, json);
        using var parsed = JsonDocument.Parse(json);
        var error = parsed.RootElement[0].GetProperty("error");
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(message);
        error.GetProperty("template").GetString().ShouldBe("odd");
        parsed.RootElement[1].TryGetProperty("error", out _).ShouldBeFalse();
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectLog().ShouldBe("Info: sound");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void An_error_report_that_a_template_has_tampered_with_ends_nothing()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = """
            let deep = {};
            for (let i = 0; i < 100; i++) deep = { deep };
            Object.prototype.toJSON = () => deep;
            throw new Error("no");
            """;

        var (kind, json) = sandbox.Load(1, 1000, ("odd", new() { ["main.js"] = Source }), ("next", new() { ["main.js"] = "" }));

        kind.ShouldBe(OutcomeKind.Ok, json);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement[0].TryGetProperty("error", out _).ShouldBeTrue();
        sandbox.Load("", key: 2).Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void A_required_setting_that_is_not_set_says_so_when_it_is_read_and_nothing_else_does()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = """
            const { on, log, settings } = require("templateworker");
            on("OTHER", () => log.info(settings, settings.greeting, { ...settings }));
            on("READ", () => log.info(settings.channel));
            """;
        sandbox.Load(1, 1000, new TemplateProgram("welcome", 1, "main.js", new Dictionary<string, string> { ["main.js"] = Source }, """{"greeting":"Hi","channel":null}""")).Kind.ShouldBe(OutcomeKind.Ok);

        sandbox.Dispatch(1, "OTHER", new { });
        sandbox.ExpectLog().ShouldBe("""Info: { greeting: "Hi" } Hi { greeting: "Hi" }""");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        sandbox.Dispatch(2, "READ", new { });
        var error = sandbox.ExpectOutcome().Error.ShouldNotBeNull();
        error.Name.ShouldBe("SettingError");
        error.Message.ShouldBe("The setting \"channel\" of the template \"welcome\" is required and not set. Set it with: templateworker template set welcome channel=VALUE --guild 42");
        (error.Template, error.File, error.Line).ShouldBe(("welcome", "main.js", 3));
    }

    [Fact]
    public void A_template_that_needs_a_setting_at_its_top_level_is_left_out_until_it_is_set()
    {
        using var sandbox = SandboxProcess.Greeted();
        var files = new Dictionary<string, string> { ["main.js"] = "const { channel } = require('templateworker').settings;" };

        var (kind, json) = sandbox.Load(1, 1000, new TemplateProgram("one", 1, "main.js", files, """{"channel":null}"""), new TemplateProgram("two", 1, "main.js", files, """{"channel":"1"}"""));

        kind.ShouldBe(OutcomeKind.Ok, json);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement[0].GetProperty("error").GetProperty("name").GetString().ShouldBe("SettingError");
        parsed.RootElement[1].TryGetProperty("error", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_template_reads_its_own_settings_and_calls_under_its_own_number()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = """
            const { on, kv, log, settings } = require("templateworker");
            on("E", () => { settings.channel = "other"; log.info(settings, Object.isFrozen(settings.list ?? settings)); return kv.get("a"); });
            """;
        var files = new Dictionary<string, string> { ["main.js"] = Source };
        sandbox.Load(1, 1000, new TemplateProgram("one", 1, "main.js", files, """{"channel":"1","list":[1]}"""), new TemplateProgram("two", 1, "main.js", files)).Kind.ShouldBe(OutcomeKind.Ok);
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectLog().ShouldBe("""Info: { channel: "1", list: [1] } true""");
        sandbox.ExpectCall().Template.ShouldBe(0);
        sandbox.ExpectLog().ShouldBe("Info: {} true");
        sandbox.ExpectCall().Template.ShouldBe(1);
    }

    [Fact]
    public void Files_require_each_other_once_and_in_circles()
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(1, 1000, ("main", new()
        {
            ["main.js"] = "const a = require('./a'); const d = require('./data.json'); if (a.b().name !== 'a' || d.n !== 3) throw new Error('no');",
            ["a.js"] = "exports.name = 'a'; const b = require('./lib/b'); exports.b = () => b.a();",
            ["lib/b.js"] = "const a = require('../a.js'); exports.a = () => a;",
            ["data.json"] = "{\n\"n\": 3 }",
        }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        using var parsed = JsonDocument.Parse(json);
    }
}
