using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>The rest of the API: events, settings, limits, permissions, errors.</summary>
public sealed class ApiTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Fact]
    public void The_module_offers_these_members() =>
        sdk.Evaluate("Object.keys(tw).sort().join()").ShouldBe(
            "Duration,HostCallError,Permissions,TimeZone,Vector,command,component,discord,fetch,kv,limits,log,modal,off,on,settings,tenant");

    [Theory]
    [InlineData("limits()", "limits.get []", """{"memory_bytes":5}""", "{ memory_bytes: 5 }")]
    public void A_call_reaches_the_host(string call, string asked, string answer, string value) =>
        sdk.Call(call, answer).ShouldBe((asked, value));

    [Fact]
    public void A_handler_that_is_taken_off_no_longer_runs()
    {
        sdk.Load("""
            const once = () => { log.info("once"); off("E", once); off("E", () => {}); off("OTHER", once); };
            on("E", once);
            on("E", () => log.info("always"));
            """);
        sdk.Dispatch("E", new { });
        sdk.Sandbox.ExpectLog().ShouldBe("Info: once");
        sdk.Sandbox.ExpectLog().ShouldBe("Info: always");
        sdk.Sandbox.ExpectOutcome();
        sdk.Dispatch("E", new { });
        sdk.Sandbox.ExpectLog().ShouldBe("Info: always");
        sdk.Sandbox.ExpectOutcome();
    }

    [Fact]
    public void An_event_that_is_taken_off_while_loading_is_not_subscribed_to() =>
        sdk.Describe("const f = () => {}; on('A', f); on('B', f); off('A', f);").GetProperty("events").GetRawText().ShouldBe("""["B"]""");

    [Theory]
    [InlineData("Permissions.BAN_MEMBERS", "4n")]
    [InlineData("Permissions.BYPASS_SLOWMODE === 1n << 52n", "true")]
    [InlineData("[Permissions.has('4', 'BAN_MEMBERS'), Permissions.has(4n, 'KICK_MEMBERS'), Permissions.has('8', 'KICK_MEMBERS')]", "[true, false, true]")]
    [InlineData("[Permissions.has('7', 6n), Permissions.has('5', 6n)]", "[true, false]")]
    [InlineData("Object.isFrozen(Permissions)", "true")]
    public void Permissions_have_names(string expression, string value) => sdk.Evaluate(expression).ShouldBe(value);

    [Theory]
    [InlineData("Permissions.has('4', 'BAN')", "\"BAN\" is no permission of Discord; they are named like BAN_MEMBERS.")]
    [InlineData("Permissions.has('4', 'ban_member')", "\"ban_member\" is no permission of Discord; the nearest is BAN_MEMBERS.")]
    [InlineData("Permissions.has({}, 'BAN_MEMBERS')", "Permissions.has takes a permission set as Discord sends it, such as member.permissions; it was given {}.")]
    public void A_wrong_permission_is_named(string expression, string message) => sdk.Fail(expression).Message.ShouldBe(message);

    [Theory]
    [InlineData("process.env", "Can't find variable: process. Templates do not run in Node.js and have no environment; settings of \"templateworker\" has what the manifest declares.")]
    [InlineData("Buffer.from('a')", "Can't find variable: Buffer. Use Uint8Array, TextEncoder and TextDecoder, atob and btoa.")]
    [InlineData("window.x", "Can't find variable: window. Templates do not run in a browser. Use globalThis.")]
    [InlineData("new XMLHttpRequest()", "Can't find variable: XMLHttpRequest. Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.")]
    [InlineData("new WebSocket('x')", "Can't find variable: WebSocket. Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.")]
    [InlineData("setInterval(() => {}, 1)", "Can't find variable: setInterval. Within a handler use setTimeout and clearTimeout; a handler may await one after the other in a loop.")]
    [InlineData("setImmediate(() => {})", "Can't find variable: setImmediate. Use setTimeout(handler, 0) or queueMicrotask(handler).")]
    [InlineData("__dirname", "Can't find variable: __dirname. Templates have no files; keep data in kv, or import a .json file of the template.")]
    [InlineData("global.x", "Can't find variable: global. Use globalThis.")]
    [InlineData("mystery", "Can't find variable: mystery")]
    public void A_missing_global_names_its_alternative(string expression, string message) => sdk.Fail(expression).Message.ShouldBe(message);

    [Theory]
    [InlineData("fs", "Templates have no files; keep data in kv, or import a .json file of the template.")]
    [InlineData("node:fs", "Templates have no files; keep data in kv, or import a .json file of the template.")]
    [InlineData("node:crypto", "Use crypto.randomUUID() and crypto.getRandomValues(array), which are globals.")]
    [InlineData("discord.js", "Use discord, on() and command() of \"templateworker\".")]
    [InlineData("axios", "Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.")]
    [InlineData("lodash", "A template has its own files and \"templateworker\" alone; copy what you need into a file of the template.")]
    [InlineData("./missing", "A template can import \"templateworker\" and its own files (\"./file\").")]
    [InlineData("../../etc/passwd", "A template can import \"templateworker\" and its own files (\"./file\").")]
    [InlineData("/etc/passwd", "A template can import \"templateworker\" and its own files (\"./file\").")]
    [InlineData("templateworker/host", "A template can import \"templateworker\" and its own files (\"./file\").")]
    public void A_missing_module_names_its_alternative(string module, string advice) =>
        sdk.LoadError($"require('{module}')").ShouldBe($"Cannot find the module \"{module}\" that main/main.js imports. {advice}");

    [Fact]
    public void An_error_of_the_host_is_a_HostCallError_with_what_the_host_says()
    {
        sdk.Load("on('E', async () => { try { await kv.get('k'); } catch (e) { log.info(e instanceof HostCallError, e instanceof Error, e.name, e.limit, e.retryAfter, Object.keys(e)); } });");
        sdk.Dispatch("E", new { });
        sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, """{"name":"RateLimitError","message":"slow down","limit":5,"retryAfter":1.5,"stack":"forged","constructor":1}""", succeeded: false);
        sdk.Sandbox.ExpectLog().ShouldBe("""Info: true true RateLimitError 5 1.5 ["limit", "retryAfter", "constructor"]""");
        sdk.Sandbox.ExpectOutcome().Kind.ShouldBe(OutcomeKind.Ok);
    }

    [Fact]
    public void Built_ins_that_a_template_overrides_do_not_take_the_sandbox_with_them()
    {
        sdk.Load("""
            on("E", async () => {
              for (const type of [Array, Map, Set, String, Promise, Object, Function]) {
                for (const name of Object.getOwnPropertyNames(type.prototype)) {
                  try { type.prototype[name] = () => { throw new Error("evil"); }; } catch { }
                }
              }
              for (;;) await discord.createMessage("1", "x");
            });
            """);
        // Whoever breaks promises may wait for ever, up to the deadline.
        sdk.Dispatch("E", new { }, deadlineMilliseconds: 1000);
        sdk.Sandbox.ExpectOutcomePastCalls();
        sdk.Evaluate("1 + 1").ShouldBe("2");
    }
}
