using TemplateWorker.ScriptEngine.Sdk;

namespace TemplateWorker.ScriptEngine.Tests;

public sealed class SdkRuntimeTests
{
    [Fact]
    public void What_the_sandbox_offers_is_made_once_however_often_it_is_asked_for()
    {
        using var fixture = new RealmFixture();
        var offered = new List<string>();
        var program = fixture.Compile(
            """const { on, kv } = require("templateworker"); on("E", () => Promise.all([1, 2, 3].map(() => kv.get("a").catch(() => {}))));""",
            [.. SdkSource.ModuleParameters]);

        HostFunction Offer(string name)
        {
            offered.Add(name);
            return name switch
            {
                "compile" => call => call.Return(program),
                // Every host call is one too many.
                "call" => call => call.Return(-1),
                _ => call => call.Return(1),
            };
        }

        var sdk = SdkRuntime.Start(fixture.Realm, Offer, "{}");
        fixture.Realm.Call(sdk.Load, Text("test"), Text("main.js"), ScriptInput.Json(Terminated("{}")), ScriptInput.Number(0)).Text.ShouldBe("");
        fixture.Realm.Call(sdk.Dispatch, ScriptInput.Number(1), Text("E"), ScriptInput.Json(Terminated("{}"))).Kind.ShouldBe(ScriptResultKind.Number);

        offered.ShouldContain("mostCalls");
        offered.ShouldBeUnique();
    }

    static ScriptInput Text(string text) => ScriptInput.Text(Terminated(text));

    static Span<byte> Terminated(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0').AsSpan(..^1);
}
