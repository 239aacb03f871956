using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

public sealed class LoadTests
{
    [Fact]
    public void A_load_tells_events_and_commands_of_each_template()
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load("""
            const { on, command, component } = require("templateworker");
            on("MESSAGE_CREATE", () => {});
            on("MESSAGE_CREATE", () => {});
            command({ name: "count", description: "Count" }, () => {});
            component("vote:", () => {});
            """);
        kind.ShouldBe(OutcomeKind.Ok, json);
        json.ShouldBe("""[{"template":"main","events":["MESSAGE_CREATE","INTERACTION_CREATE"],"commands":[{"name":"count","description":"Count"}]}]""");
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

    [Fact]
    public void A_command_defined_twice_is_refused_with_both_places()
    {
        using var sandbox = SandboxProcess.Greeted();
        const string Source = "require('templateworker').command({ name: 'x', description: 'x' }, () => {})";
        var (kind, json) = sandbox.Load(1, 1000, ("one", new() { ["main.js"] = Source }), ("two", new() { ["main.js"] = Source }));
        kind.ShouldBe(OutcomeKind.Error);
        json.ShouldContain("in the template \\\"one\\\"");
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
