using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Attacks;

/// <summary>Ways out of a script: each ends in an error, or in something that any script may have.</summary>
public sealed class EscapeTests(AttackSandbox sandbox) : IClassFixture<AttackSandbox>
{
    const string NoEval = "EvalError: eval and the Function constructors are not available in templates.";

    [Theory]
    [InlineData("(() => {}).constructor('return 7')()")]
    [InlineData("(async () => {}).constructor('return 7')()")]
    [InlineData("(function* () {}).constructor('yield 7')()")]
    [InlineData("(async function* () {}).constructor('yield 7')()")]
    [InlineData("class { static m() {} }.m.constructor('return 7')()")]
    [InlineData("require.constructor('return this')()")]
    [InlineData("tw.on.constructor('return this')()")]
    [InlineData("tw.kv.get.constructor('return this')()")]
    [InlineData("console.log.constructor('return this')()")]
    [InlineData("message.constructor.constructor('return this')()")]
    [InlineData("new tw.HostCallError({ message: '' }).constructor.constructor('return this')()")]
    [InlineData("Reflect.construct(Function, ['return 7'])()")]
    [InlineData("Reflect.construct(Function, ['return 7'], class Mine extends Function {})()")]
    [InlineData("new (class Mine extends Function {})('return 7')()")]
    [InlineData("Array.from(['return 7'], Function.prototype.constructor)[0]()")]
    [InlineData("eval('7')")]
    [InlineData("(0, eval)('7')")]
    [InlineData("[eval][0].call(null, '7')")]
    [InlineData("Reflect.apply(eval, null, ['globalThis.made = 7'])")]
    public void No_text_becomes_code(string attack) => Try(attack).ShouldBe($"threw {NoEval}");

    [Theory]
    [InlineData("await import('fs')", "^threw ")]
    [InlineData("await import('file:///etc/passwd')", "^threw ")]
    [InlineData("await import('data:text/javascript,export default 7')", "^threw ")]
    [InlineData("await import({ toString() { return './main.js'; } })", "^threw ")]
    [InlineData("require('/etc/passwd')", "^threw Error: Cannot find the module")]
    [InlineData("require('../../../etc/passwd')", "^threw Error: Cannot find the module")]
    [InlineData("require('./\\0/main.js')", "^threw Error: Cannot find the module")]
    [InlineData("require('templateworker/host')", "^threw Error: Cannot find the module")]
    [InlineData("require({ toString() { return 'templateworker'; } })", "^threw Error: Cannot find the module")]
    [InlineData("[require.main, require.cache, require.resolve, module.paths, module.parent, module.children].join()", "^gave ,,,,,$")]
    [InlineData("typeof WebAssembly + typeof SharedArrayBuffer + typeof ShadowRealm + typeof Worker + typeof process + typeof $vm", "^gave (undefined){6}$")]
    [InlineData("Atomics.wait(new Int32Array(4), 0, 0, 1000)", "^threw TypeError")]
    [InlineData("Atomics.waitAsync?.(new Int32Array(4), 0, 0, 1000)", "^(threw TypeError|gave undefined)")]
    [InlineData("new Intl.DateTimeFormat('../../etc/passwd')", "^threw RangeError")]
    [InlineData("new Intl.DateTimeFormat('en', { timeZone: '/etc/passwd' }).format()", "^threw RangeError")]
    [InlineData("new Intl.DateTimeFormat('en', { timeZone: '../../../etc/passwd' }).format()", "^threw RangeError")]
    [InlineData("(function () { return this; })() === globalThis", "^gave true$")]
    [InlineData("Object.getPrototypeOf(globalThis) === Object.prototype || Reflect.ownKeys(Object.getPrototypeOf(globalThis)).length < 20", "^gave true$")]
    [InlineData("(() => { let caught; function spy() { caught = spy.caller; } new Headers([['a', 'b']]).forEach(spy); return caught; })()", "^(gave null|threw TypeError)")]
    [InlineData("(() => { let caught; function spy() { caught = spy.caller; return 'x'; } tw.kv.get('k', { get scopes() { return spy(); } }).catch(() => {}); return typeof caught === 'function' ? `${caught}`.includes('get scopes') : true; })()", "^gave true$")]
    [InlineData("(() => { let found = []; function spy() { let at = spy; for (let i = 0; i < 9 && at; i++) { try { at = at.caller; found.push(typeof at); } catch { break; } } } crypto.getRandomValues(new Proxy(new Uint8Array(4), { get(t, k) { spy(); return Reflect.get(t, k); } })); return found.join(); })()", "^(gave|threw) ")]
    [InlineData("(() => { Error.prepareStackTrace = (error, frames) => frames; const { stack } = new Error(); delete Error.prepareStackTrace; return typeof stack; })()", "^gave string$")]
    [InlineData("new Error().stack.split('\\n').filter((line) => !/^[^/]*@?(main\\/main\\.js:|\\[templateworker\\]|\\[native code\\])/.test(line)).join('|')", "^gave $")]
    [InlineData("(() => { try { null.x; } catch (error) { return /\\/(home|root|tmp|usr|app|work)\\//.test(`${error.stack}${error.sourceURL}${error.message}`); } })()", "^gave false$")]
    [InlineData("Reflect.ownKeys(tw.HostCallError.prototype).map(String).join()", "^gave constructor,name$")]
    [InlineData("(tw.kv.get = 7, tw.kv.get)", "^(threw TypeError|gave \\(|gave .*=>)")]
    [InlineData("Reflect.set(tw.kv, 'get', 7) || Reflect.set(tw, 'kv', 7) || Reflect.defineProperty(tw.discord, 'banMember', { value: 7 })", "^gave false$")]
    [InlineData("Reflect.setPrototypeOf(tw, {}) || Reflect.setPrototypeOf(tw.discord, {}) || Reflect.setPrototypeOf(tw.kv, {})", "^gave false$")]
    [InlineData("new Response({ url: 'x', status: 200 })", "^threw TypeError: A Response comes from fetch")]
    [InlineData("setTimeout('globalThis.made = 7', 0)", "^threw TypeError: setTimeout takes a function")]
    [InlineData("Object.keys(globalThis).join()", "^gave $")]
    public void What_is_asked_for_is_not_there(string attack, string result) => Try(attack).ShouldMatch(result);

    [Fact]
    public void Only_known_names_are_global()
    {
        const string Known = """
            AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError
            FinalizationRegistry Float16Array Float32Array Float64Array Function Headers Infinity Int16Array Int32Array Int8Array Intl
            Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Response Set String
            Symbol SyntaxError TextDecoder TextEncoder TypeError URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array
            Uint8ClampedArray WeakMap WeakRef WeakSet atob btoa clearTimeout console crypto decodeURI decodeURIComponent encodeURI
            encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt queueMicrotask setTimeout structuredClone
            undefined unescape
            """;
        var names = Try("Reflect.ownKeys(globalThis).filter((name) => typeof name === 'string').join(' ')")["gave ".Length..].Split(' ');
        // A later engine may have more of the language; nothing else may come.
        names.Except(Known.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("import.meta.url")]
    [InlineData("}); globalThis.made = 7; (function () {")]
    [InlineData("} } }) ; globalThis.made = 7; ({ m() { {")]
    [InlineData("import fs from 'fs';")]
    [InlineData("new.target.x; }, class { constructor() {")]
    public void A_file_is_a_body_and_nothing_more(string source)
    {
        var (kind, json) = sandbox.Load(source);
        kind.ShouldBe(OutcomeKind.Error, json);
        json.ShouldContain("SyntaxError");
        sandbox.LoadWell(("next", """const { on, log } = require("templateworker"); on("E", () => log.info(typeof made));""", "{}"));
        sandbox.Dispatch("E", new { }).Lines.ShouldBe(["Info: undefined"]);
        sandbox.ShouldHaveSparedTheNeighbour();
    }

    string Try(string attack)
    {
        sandbox.LoadWell(("main", $$"""
            const tw = require("templateworker");
            tw.on("E", async (message) => {
              let result;
              try { result = `gave ${ {{attack}} }`; } catch (error) { result = `threw ${error?.name}: ${error?.message}`; }
              tw.log.info(result);
            });
            """, "{}"));
        var story = sandbox.Dispatch("E", new { content = "x" });
        story.Outcome!.Kind.ShouldBe(OutcomeKind.Ok, $"{story.Outcome.Error}");
        sandbox.ShouldHaveSparedTheNeighbour();
        return story.Lines.ShouldHaveSingleItem()["Info: ".Length..];
    }
}
