using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests;

/// <summary>What is stored, as templates see it, and as it goes back.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("""{"Text":"a"}""", "a")]
    [InlineData("""{"Integer":-5}""", "-5")]
    [InlineData("""{"Integer":"-9223372036854775808"}""", "-9223372036854775808n")]
    [InlineData("""{"UnsignedInteger":"18446744073709551615"}""", "18446744073709551615n")]
    [InlineData("""{"Float":1.5}""", "1.5")]
    [InlineData("""{"Float":null}""", "NaN")]
    [InlineData("""{"Boolean":true}""", "true")]
    [InlineData("\"Null\"", "null")]
    [InlineData("""{"Buffer":[0,255]}""", "Uint8Array [0, 255]")]
    [InlineData("""{"Vector":[1,2.5,-3]}""", "Vector(1, 2.5, -3)")]
    [InlineData("""{"Interval":[-2,500000000]}""", "Duration(-2 s, 500000000 ns)")]
    [InlineData("""{"Interval":["9223372036854775807",1]}""", "Duration(9223372036854775807 s, 1 ns)")]
    [InlineData("""{"TimeZone":"Europe/London"}""", "TimeZone(Europe/London)")]
    [InlineData("""{"Timestamptz":"2026-02-27T01:02:03.123456789Z"}""", "2026-02-27T01:02:03.123Z")]
    [InlineData("""{"LazyStringMap":{"b":"x","a":"y"}}""", """{ b: "x", a: "y" }""")]
    [InlineData("""{"List":[{"Float":1},{"UnsignedInteger":2},{"Integer":3}]}""", "[1, 2, 3]")]
    [InlineData("""{"Map":[[{"Text":"b"},{"Float":2}],[{"Text":"1"},{"Text":"x"}]]}""", """{ 1: "x", b: 2 }""")]
    [InlineData("""{"Map":[[{"UnsignedInteger":1},{"Text":"x"}],["Null",{"List":[]}]]}""", """Map {1 => "x", null => []}""")]
    [InlineData("""{"Map":[[{"Text":"__proto__"},{"Integer":1}]]}""", """Map {"__proto__" => 1}""")]
    public void A_stored_value_goes_back_unchanged(string stored, string seen)
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell("""
            const { on, kv, log } = require("templateworker");
            on("E", async () => { const value = await kv.get("k"); log.info(value); await kv.set("k", { value }); });
            """);
        sandbox.Dispatch(1, "E", new { });
        sandbox.Answer(sandbox.ExpectCall().CallId, $$$"""{"key":"k","value":{"List":[{{{stored}}}]}}""");
        sandbox.ExpectLog().Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe($"Info:[{(seen == "a" ? "\"a\"" : seen)}]".Replace(" ", "", StringComparison.Ordinal));
        var call = sandbox.ExpectCall();
        call.Arguments.ShouldBe($$$"""["k",{"Map":[[{"Text":"value"},{"List":[{{{stored}}}]}]]},null]""");
        sandbox.Answer(call.CallId, "null");
        sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Theory]
    [InlineData("undefined", "value is undefined, which cannot be stored.")]
    [InlineData("{ a: [1, () => 1] }", "value.a[1] is a function, which cannot be stored.")]
    [InlineData("new Set()", "value is a Set, which cannot be stored. Make it a plain object, an array or text.")]
    [InlineData("2n ** 70n", "value is an integer of more than 64 bits, which cannot be stored.")]
    [InlineData("new Date(NaN)", "value is an invalid date, which cannot be stored.")]
    [InlineData("(() => { const a = []; a.push(a); return a })()", "is nested deeper than 64 levels, or contains itself.")]
    public void What_cannot_be_stored_is_named(string value, string message)
    {
        using var sandbox = SandboxProcess.Greeted();
        sandbox.LoadWell($$"""
            const { on, kv } = require("templateworker");
            on("E", () => kv.set("k", {{value}}));
            """);
        sandbox.Dispatch(1, "E", new { });
        sandbox.ExpectOutcome().Error!.Message.ShouldEndWith(message);
    }
}
