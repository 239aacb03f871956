using System.Text;
using System.Text.Json;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>Modules as the TypeScript compiler writes them.</summary>
public sealed class ModuleTests
{
    const string Marker = "Object.defineProperty(exports, \"__esModule\", { value: true });";

    const string Helpers = """
        var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
            if (k2 === undefined) k2 = k;
            var desc = Object.getOwnPropertyDescriptor(m, k);
            if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
              desc = { enumerable: true, get: function() { return m[k]; } };
            }
            Object.defineProperty(o, k2, desc);
        }) : (function(o, m, k, k2) { if (k2 === undefined) k2 = k; o[k2] = m[k]; }));
        var __importStar = (this && this.__importStar) || function (mod) {
            if (mod && mod.__esModule) return mod;
            var result = {};
            for (var k of Object.getOwnPropertyNames(mod)) if (k !== "default") __createBinding(result, mod, k);
            Object.defineProperty(result, "default", { enumerable: true, value: mod });
            return result;
        };
        var __importDefault = (this && this.__importDefault) || function (mod) {
            return (mod && mod.__esModule) ? mod : { "default": mod };
        };
        """;

    [Fact]
    public void Named_imports_default_imports_and_whole_modules_work() => Logged(
        $$"""
        "use strict";
        {{Helpers}}
        {{Marker}}
        const templateworker_1 = require("templateworker");
        const tw = __importStar(require("templateworker"));
        const templateworker_2 = __importDefault(require("templateworker"));
        const lib_1 = __importStar(require("./lib"));
        const data_json_1 = __importDefault(require("./data.json"));
        (0, templateworker_1.on)("E", async () => {
          const later = await Promise.resolve().then(() => __importStar(require("./lib/later")));
          tw.log.info(templateworker_2.default.on === tw.on, lib_1.default("x"), lib_1.name, data_json_1.default.n, later.value, typeof tw.discord.createMessage);
        });
        """,
        new()
        {
            ["lib/index.js"] = $"\"use strict\"; {Marker} exports.name = void 0; exports.default = twice; exports.name = \"lib\"; function twice(x) {{ return x + x; }}",
            ["lib/later.js"] = $"\"use strict\"; {Marker} exports.value = 7;",
            // A line break before the value must not end a return statement in the wrapper.
            ["data.json"] = "\n{ \"n\": 3 }\n",
        }).ShouldBe("Info: true xx lib 3 7 function");

    [Fact]
    public void Circular_imports_see_what_was_exported_so_far() => Logged(
        $$"""
        "use strict";
        {{Marker}}
        const templateworker_1 = require("templateworker");
        const a_1 = require("./a");
        (0, templateworker_1.on)("E", () => templateworker_1.log.info((0, a_1.a)(), a_1.early));
        """,
        new()
        {
            ["a.js"] = $"\"use strict\"; {Marker} exports.early = void 0; exports.a = a; const b_1 = require(\"./b\"); function a() {{ return `a${{(0, b_1.b)()}}`; }} exports.early = b_1.seen;",
            ["b.js"] = $"\"use strict\"; {Marker} exports.seen = void 0; exports.b = b; const a_1 = require(\"./a\"); function b() {{ return \"b\"; }} exports.seen = typeof a_1.a;",
        }).ShouldBe("Info: ab function");

    [Fact]
    public void A_module_that_failed_runs_anew_and_is_not_half_there() => Logged(
        """
        const { on, log } = require("templateworker");
        const messages = [];
        for (let i = 0; i < 2; i++) try { require("./bad"); } catch (error) { messages.push(error.message); }
        on("E", () => log.info(messages));
        """,
        new() { ["bad.js"] = "exports.half = 1; throw new Error('bad');" }).ShouldBe("Info: [\"bad\", \"bad\"]");

    [Fact]
    public void The_test_runner_can_add_a_module_and_call_the_host_from_it()
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(1, 1000, ("main", new()
        {
            ["main.js"] = "const { on, log } = require('templateworker'); const { act } = require('templateworker/testing'); on('E', async () => log.info(await act()));",
            ["templateworker/testing.js"] = "const host = require('templateworker/host'); exports.act = () => host.call('test.act', 1, 'x');",
        }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        sandbox.Dispatch(1, "E", new { });
        var call = sandbox.ExpectCall();
        $"{call.Method} {call.Arguments}".ShouldBe("test.act [1,\"x\"]");
        sandbox.Answer(call.CallId, "5");
        sandbox.ExpectLog().ShouldBe("Info: 5");
    }

    [Fact]
    public void An_error_in_a_file_with_a_fetch_of_its_own_keeps_its_column()
    {
        using var sandbox = SandboxProcess.Greeted();
        var (_, json) = sandbox.Load("const fetch = null; throw new TypeError('no');");
        var report = ScriptErrorReport.Parse(Encoding.UTF8.GetBytes(json));
        (report.Message, report.Line, report.Column).ShouldBe(("no", 1, 40));
    }

    [Theory]
    [InlineData("{ \"__proto__\": { \"admin\": true }, \"a\": 1 }", """["__proto__", "a"] undefined""")]
    [InlineData("\n{ \"a\": 1 }\n", """["a"] undefined""")]
    [InlineData("\r\n\r\n{\r\n\"a\": 1 }\r\n", """["a"] undefined""")]
    [InlineData("\uFEFF{ \"a\": 1 }", """["a"] undefined""")]
    [InlineData("[\"\u2028`${}\\u0022\\n\"]", """["0"] undefined""")]
    public void A_JSON_file_is_what_it_says(string json, string expected) => Logged(
        "const { on, log } = require('templateworker'); const d = require('./data.json'); on('E', () => log.info(Object.keys(d), d.admin));",
        new() { ["data.json"] = json }).ShouldBe($"Info: {expected}");

    [Fact]
    public void A_JSON_file_is_read_as_it_is_whatever_a_template_did_to_JSON() => Logged(
        "const { on, log } = require('templateworker'); JSON.parse = () => 'mine'; const d = require('./data.json'); on('E', () => log.info(d));",
        new() { ["data.json"] = "{ \"a\": \"\\\"\\u2028\" }" }).ShouldBe("Info: { a: \"\\\"\u2028\" }");

    [Theory]
    [InlineData("{ \"a\": 1, }", 1, 11)]
    [InlineData("\n\n{ a: 1 }", 3, 3)]
    [InlineData("\r\n{\r\n  \"ü\": x }", 3, 8)]
    [InlineData("\uFEFFx", 1, 1)]
    [InlineData("\u2028", 1, 1)]
    [InlineData("", 1, 1)]
    public void A_JSON_file_that_is_none_is_told_with_its_place(string json, int line, int column)
    {
        var report = Failed("require('./data.json');", json);
        (report.Name, report.File, report.Line, report.Column).ShouldBe(("SyntaxError", "data.json", line, column));
        report.Message.ShouldStartWith("The file is not valid JSON: ");
    }

    [Fact]
    public void A_name_without_an_ending_is_that_of_a_program_and_not_of_data() => Logged(
        """
        const { on, log } = require("templateworker");
        const missing = (() => { try { return require("./data"); } catch (error) { return error.message; } })();
        on("E", () => log.info(require("./words"), missing));
        """,
        new() { ["words.json"] = "\"data\"", ["words/index.js"] = "module.exports = 'program';", ["data.json"] = "1" })
        .ShouldStartWith("Info: program ");

    static ScriptErrorReport Failed(string main, string json)
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, report) = sandbox.Load(1, 1000, ("main", new() { ["main.js"] = main, ["data.json"] = json }));
        kind.ShouldBe(OutcomeKind.Error, report);
        return ScriptErrorReport.Parse(Encoding.UTF8.GetBytes(report));
    }

    static string Logged(string main, Dictionary<string, string> files)
    {
        using var sandbox = SandboxProcess.Greeted();
        var (kind, json) = sandbox.Load(1, 1000, ("main", new(files) { ["main.js"] = main }));
        kind.ShouldBe(OutcomeKind.Ok, json);
        sandbox.Dispatch(1, "E", JsonDocument.Parse("{}"));
        var line = sandbox.ExpectLog();
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
        return line;
    }
}
