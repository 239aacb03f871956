using TemplateWorker.Protocol;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Sandbox.Tests.Attacks;

/// <summary>Templates that take all they can get: each ends its own dispatch, and its tenant's neighbour goes on.</summary>
public sealed class BombTests(AttackSandbox sandbox) : IClassFixture<AttackSandbox>
{
    [Theory]
    [InlineData("CpuLimit", "for (;;);")]
    [InlineData("CpuLimit", "for (;;) await 0;")]
    [InlineData("CpuLimit", "const f = () => { queueMicrotask(f); queueMicrotask(() => {}); }; f(); await new Promise(() => {});")]
    [InlineData("CpuLimit", "for (const n of (function* () { for (let i = 0; ; i++) yield i; })()) n;")]
    [InlineData("CpuLimit", "for await (const n of (async function* () { for (;;) yield 1; })()) n;")]
    [InlineData("CpuLimit", "const o = { get x() { for (;;) this.y; } }; o.x;")]
    [InlineData("CpuLimit", "[3, 1, 2].sort(() => { for (;;); });")]
    [InlineData("CpuLimit", "`${{ toString() { for (;;); } }}`;")]
    [InlineData("CpuLimit", "JSON.stringify({ toJSON() { for (;;); } });")]
    [InlineData("CpuLimit", "JSON.parse('[1,2]', function () { for (;;); });")]
    [InlineData("CpuLimit", "'aaa'.replace(/a/g, () => { for (;;); });")]
    [InlineData("CpuLimit", "new Proxy({}, { get() { for (;;); } }).x;")]
    [InlineData("CpuLimit", "try { for (;;); } catch { } finally { for (;;); }")]
    [InlineData("CpuLimit", "await tw.kv.set('k', new Proxy({}, { ownKeys() { for (;;); } }));")]
    [InlineData("CpuLimit", "await tw.discord.createMessage('1', { toJSON() { for (;;); } });")]
    [InlineData("CpuLimit", "tw.log.info({ get x() { for (;;); } });")]
    [InlineData("CpuLimit", "throw { toString() { for (;;); }, get message() { for (;;); } };")]
    [InlineData("CpuLimit", "throw Object.defineProperty(new Error('x'), 'message', { get() { for (;;); } });")]
    [InlineData("CpuLimit", "return { then(done) { for (;;); } };")]
    [InlineData("CpuLimit", "structuredClone({ get x() { for (;;); } });")]
    [InlineData("CpuLimit", "for (let i = 0; ; i++) new URL(`https://host.test/${i}`);")]
    [InlineData("CpuLimit", "for (;;) tw.log.info('flood');")]
    [InlineData("CpuLimit", "for (;;) new Float64Array(1000);")]
    [InlineData("CpuLimit", "Promise.resolve().then(() => { for (;;); }); for (;;);")]
    [InlineData("CpuLimit", "for (let i = 0; i < 1e5; i++) Promise.resolve().then(() => tw.log.info('flood')); for (;;);")]
    [InlineData("CpuLimit", "for (let i = 0; i < 1e4; i++) Promise.reject(new Error('x')); for (;;);")]
    public void A_loop_ends_at_its_processor_time(string kind, string attack) => Try(attack).ShouldBe(kind);

    [Theory]
    [InlineData("const f = () => Promise.resolve().then(f); await f();")]
    [InlineData("[...{ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) }].length;")]
    [InlineData("throw { get name() { for (;;) Promise.resolve().then(() => tw.log.info('flood')); } };")]
    [InlineData("const kept = []; for (let i = 0; ; i++) kept.push('x'.repeat(2 ** 20) + i);")]
    [InlineData("const map = new Map(); for (let i = 0; ; i++) map.set(i, { i });")]
    [InlineData("const kept = []; for (;;) kept.push(new Uint8Array(1e6).fill(1));")]
    [InlineData("const kept = []; for (;;) kept.push({ kept: [...kept.slice(-100)] });")]
    [InlineData("let text = 'x'; for (;;) { text += text; text.charCodeAt(0); }")]
    [InlineData("let text = 'ab'; for (;;) { text = `${text}${text}`; if (text.length > 2 ** 24) /b$/.test(text); }")]
    [InlineData("const all = []; for (;;) all.push(new Promise(() => {}).then(() => all));")]
    [InlineData("const all = []; for (;;) all.push((async () => { await new Promise(() => {}); })());")]
    [InlineData("const set = new Set(); for (let i = 0; ; i++) set.add(`key ${i}`);")]
    [InlineData("const all = []; for (;;) all.push(() => all);")]
    [InlineData("const all = []; for (;;) all.push(class { a = 1; static b = 2; #c = 3; m() {} });")]
    [InlineData("const all = []; for (;;) all.push(new Proxy({}, {}));")]
    [InlineData("const finals = new FinalizationRegistry(() => {}); for (;;) finals.register({}, 1);")]
    [InlineData("const all = []; async function* g() { for (;;) yield 1; } for (;;) { const it = g(); it.next(); it.next(); all.push(it); }")]
    [InlineData("let f = () => 1; for (;;) f = f.bind(null, f);")]
    [InlineData("const o = {}; for (let i = 0; ; i++) o[`key${i}`] = i;")]
    [InlineData("let chain = null; for (;;) chain = { chain };")]
    [InlineData("for (let i = 0; ; i++) Symbol.for(`name ${i}`);")]
    [InlineData("const all = []; for (;;) all.push(new Intl.NumberFormat('en'));")]
    [InlineData("const all = []; for (let i = 0; ; i++) all.push(new RegExp(`a${i}(b|c)*`).test('a'), new RegExp(`${i}`));")]
    public void A_hoard_ends_at_the_memory_limit_or_at_its_processor_time(string attack) =>
        Try(attack).ShouldBeOneOf("MemoryLimit", "CpuLimit", "Error");

    [Theory]
    [InlineData("new ArrayBuffer(2 ** 33);")]
    [InlineData("new Float64Array(2 ** 32);")]
    [InlineData("'x'.repeat(2 ** 31);")]
    [InlineData("'x'.padEnd(2 ** 31, 'y');")]
    [InlineData("new Array(2 ** 32);")]
    [InlineData("const f = () => f() + 1; f();")]
    [InlineData("const o = { toString() { return `${this}`; } }; `${o}`;")]
    [InlineData("const f = () => [2, 1].sort(f); f();")]
    [InlineData("const f = () => 'a'.replace(/a/, f); f();")]
    [InlineData("let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; JSON.stringify(o);")]
    [InlineData("JSON.parse('['.repeat(1e6));")]
    [InlineData("new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test('a');")]
    [InlineData("2n ** 10_000_000n ** 2n;")]
    [InlineData("let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x;")]
    [InlineData("const o = {}; o.o = o; await tw.kv.set('k', o);")]
    [InlineData("const o = {}; o.o = o; await tw.discord.createMessage('1', o);")]
    [InlineData("let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; structuredClone(o);")]
    [InlineData("await tw.kv.set('k', 'x'.repeat(1e7));")]
    [InlineData("Math.max.apply(null, { length: 2 ** 31 });")]
    [InlineData("for (let i = 0; i < 1e5; i++) Promise.reject(i);")]
    [InlineData("String.prototype.slice = () => 'x'.repeat(2 ** 26); throw new Error('x');")]
    [InlineData("await tw.discord.createMessage('1', { content: '\u4e2d'.repeat(2 ** 26) });")]
    [InlineData("throw 'x'.repeat(1e7);")]
    [InlineData("await Promise.all(Array.from({ length: 1_000_000 }, () => tw.kv.get('k')));")]
    [InlineData("for (let i = 0; i < 1e5; i++) setTimeout(() => {}, 1);")]
    [InlineData("new URL('https://host.test/' + '%zz/../'.repeat(1e6)); throw new Error('parsed');")]
    [InlineData("for (const c of new URL('https://' + 'a.'.repeat(1e6) + 'test').hostname) c; throw new Error('parsed');")]
    public void What_cannot_be_is_an_error_or_ends_at_a_limit(string attack) => Try(attack).ShouldBeOneOf("Error", "CpuLimit", "MemoryLimit");

    [Theory]
    [InlineData("new Uint8Array(2 ** 31)")]
    [InlineData("new Float64Array(5e6)")]
    [InlineData("new Uint8Array('2147483648')")]
    [InlineData("new (class extends Uint8Array { constructor() { super(2 ** 31); } })()")]
    [InlineData("Reflect.construct(Uint8Array, [2 ** 31])")]
    [InlineData("Reflect.construct(Uint8Array, [2 ** 31], class extends Int8Array {})")]
    [InlineData("new (new Uint8Array(1).constructor)(2 ** 31)")]
    [InlineData("new (Object.getPrototypeOf(class extends Uint8Array {}))(2 ** 31)")]
    [InlineData("new (Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'constructor').value)(2 ** 31)")]
    [InlineData("new (new TextEncoder().encode('a').constructor)(2 ** 31)")]
    [InlineData("new (Uint8Array.fromHex('00').constructor)(2 ** 31)")]
    [InlineData("new (new Uint8Array(4).map((x) => x).constructor)(2 ** 31)")]
    [InlineData("new (Uint8Array[Symbol.species])(2 ** 31)")]
    [InlineData("Uint8Array.of.call(function () { return new Uint8Array(2 ** 31); }, 1)")]
    [InlineData("new Uint8Array(new ArrayBuffer(2 ** 31))")]
    [InlineData("new Uint8Array(new ArrayBuffer({ valueOf: () => 2 ** 31 }))")]
    [InlineData("new Uint8Array(new (new Uint8Array(1).buffer.constructor)(2 ** 31))")]
    [InlineData("new Uint8Array(new (class extends ArrayBuffer {})(2 ** 31))")]
    [InlineData("new Uint8Array(new (new ArrayBuffer(1).slice(0).constructor)(2 ** 31))")]
    [InlineData("new Uint8Array(new (structuredClone(new ArrayBuffer(1)).constructor)(2 ** 31))")]
    [InlineData("new Uint8Array(new ArrayBuffer(8, { maxByteLength: 2 ** 31 }))")]
    [InlineData("(() => { let asked = 0; return new Uint8Array(new ArrayBuffer(8, { get maxByteLength() { return asked++ ? 8 : 2 ** 31; } })); })()")]
    [InlineData("new Uint8Array(new ArrayBuffer(8).transfer(2 ** 31))")]
    [InlineData("new Uint8Array(new ArrayBuffer(8).transferToFixedLength({ valueOf: () => 2 ** 31 }))")]
    [InlineData("(() => { RangeError = Proxy = Reflect = Object = null; return new Uint8Array(2 ** 31); })()")]
    [InlineData("(() => { for (const n of Object.getOwnPropertyNames(Reflect)) Reflect[n] = null; Function.prototype.call = Function.prototype.apply = null; return new Uint8Array(2 ** 31); })()")]
    [InlineData("(() => { const { push } = Array.prototype, walk = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = Array.prototype.push = null; try { return new Uint8Array(2 ** 31); } finally { Array.prototype.push = push; Array.prototype[Symbol.iterator] = walk; } })()")]
    [InlineData("(() => { Object.defineProperty(Array.prototype, 0, { get() { return 8; }, set(v) { this.length = 1; } , configurable: true }); try { return new Uint8Array(2 ** 31); } finally { delete Array.prototype[0]; } })()")]
    [InlineData("(() => { let made; const deep = () => { try { deep(); } catch { } try { made ??= new Uint8Array(8); } catch { } }; deep(); return new made.constructor(2 ** 31); })()")]
    [InlineData("(() => { const all = new Set(); const deep = () => { try { deep(); } catch { } try { all.add(Int8Array); } catch { } }; deep(); for (const Maker of all) new Maker(2 ** 31).fill(1); })()")]
    [InlineData("(() => { Uint8Array = 1; delete globalThis.Uint8Array; return new (structuredClone(new Int8Array(1)).constructor)(2 ** 31); })()")]
    [InlineData("(() => { delete globalThis.ArrayBuffer; return new Uint8Array(new (new Uint8Array(1).buffer.constructor)(2 ** 31)); })()")]
    [InlineData("new (Object.getOwnPropertyDescriptor(globalThis, 'Uint8Array').get())(2 ** 31)")]
    [InlineData("new Float16Array(2 ** 31)")]
    public void A_buffer_larger_than_all_memory_is_refused_before_it_is_touched(string attack)
    {
        Load($"({attack}).fill(1);");

        var outcome = sandbox.Dispatch("E", new { }).Outcome!;

        (outcome.Kind, outcome.Error!.Message).ShouldBe((OutcomeKind.Error, "An array buffer may have 32 MiB, which is all the memory of a server's templates."));
        sandbox.ShouldHaveSparedTheNeighbour();
    }

    [Fact]
    public void Nothing_leads_to_what_makes_unbounded_buffers_before_a_name_was_touched()
    {
        Load("""
            const { log } = require("templateworker");
            const seen = new Set();
            const waiting = [
              globalThis, require("templateworker"), async () => {}, function* () {}, async function* () {}, (function* () {})(), (async function* () {})(),
              [].values(), new Map().values(), new Set().values(), "".matchAll(/x/g), /x/d.exec("x"), Promise.resolve(), new Proxy({}, {}), new Error(),
              new Intl.Segmenter(), new Intl.Segmenter().segment("x"), Iterator.from({ next() {} }), [].values().map((x) => x), new WeakRef({}), 1n, 1, "", true, Symbol(),
            ];
            while (waiting.length > 0) {
              const value = waiting.pop();
              if (value === null || value === undefined || seen.has(value)) continue;
              seen.add(value);
              waiting.push(Object.getPrototypeOf(value));
              if (typeof value !== "object" && typeof value !== "function") continue;
              for (const key of Reflect.ownKeys(value)) {
                const { value: inner, get, set } = Object.getOwnPropertyDescriptor(value, key);
                waiting.push(inner, get, set);
              }
            }
            const makers = [...seen].filter((value) => typeof value === "function" && /^[A-Z]\w*Array(Buffer)?$/.test(value.name));
            log.info(`${seen.size > 1000} ${makers.map((maker) => maker.name)}`);
            """);

        sandbox.Dispatch("E", new { }).Lines.ShouldBe(["Info: true "]);
    }

    [Fact]
    public void A_template_may_put_its_own_in_place_of_what_makes_buffers()
    {
        Load("""
            const { log } = require("templateworker");
            const own = class Own {};
            Uint8Array = own;
            globalThis.Int8Array = own;
            delete globalThis.Float32Array;
            log.info(Uint8Array === own, Int8Array === own, typeof Float32Array, new Uint16Array([1, 2]), typeof Float64Array, Uint8Array === own);
            """);

        sandbox.Dispatch("E", new { }).Lines.ShouldBe(["Info: true true undefined Uint16Array [1, 2] function true"]);
    }

    [Fact]
    public void What_makes_buffers_is_as_it_was_but_for_that()
    {
        Load("""
            const { log } = require("templateworker");
            const calls = { n: 0 };
            log.info([
              Uint8Array.name, Uint8Array.length, new Uint8Array([1, 2]).join(), new Uint16Array(2) instanceof Uint16Array, Uint8Array.from("12").length,
              new (class A extends Float32Array {})(3).constructor.name, Object.prototype.toString.call(new Int8Array()), new Uint8Array().length,
              new ArrayBuffer({ valueOf: () => ++calls.n }).byteLength, calls.n, new ArrayBuffer(4).transfer().byteLength, new ArrayBuffer(4).transfer(8).byteLength,
              new ArrayBuffer(4, { maxByteLength: 8 }).resizable, new Float64Array(new Set([1, 2])).length, new Uint8Array(null).length,
              typeof Uint8Array, Object.getPrototypeOf(Uint8Array) === Object.getPrototypeOf(Int8Array), Uint8Array.prototype.constructor === Uint8Array,
            ].join(" "));
            """);

        sandbox.Dispatch("E", new { }).Lines.ShouldBe(
            ["Info: Uint8Array 3 1,2 true 2 A [object Int8Array] 0 1 1 4 8 true 2 0 function true true"]);
    }

    [Theory]
    [InlineData("const a = []; a[2 ** 32 - 2] = 1; a.indexOf(2); a.sort();")]
    [InlineData("new Array(2 ** 32 - 1).join('x');")]
    [InlineData("new Array(2 ** 32 - 1).fill(1);")]
    [InlineData("Array.from({ length: 2 ** 53 - 1 });")]
    [InlineData("[].concat.apply([], new Array(1e5).fill(new Array(1e5)));")]
    [InlineData("Array.prototype.reverse.call({ length: 2 ** 53 - 1 });")]
    [InlineData("Array.from({ length: 5e6 }, (_, i) => -i).sort();")]
    [InlineData("'ä'.repeat(2 ** 24).normalize('NFD').localeCompare('ä'.repeat(2 ** 24));")]
    [InlineData("new Intl.Collator('de').compare('ß'.repeat(2 ** 24), 'ß'.repeat(2 ** 24) + 'x'); for (;;);")]
    [InlineData("const kept = []; for (;;) kept.push('x'.repeat(2 ** 29));")]
    [InlineData("'x'.repeat(2 ** 27).split('');")]
    [InlineData("JSON.parse('[' + '1,'.repeat(2 ** 24) + '1]');")]
    [InlineData("JSON.stringify(new Array(2 ** 25).fill('abc')); for (;;);")]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + 'b');")]
    [InlineData("/^(([a-z])+.)+[A-Z]([a-z])+$/.test('a'.repeat(64));")]
    [InlineData("'a'.repeat(5e4).replace(/(.*)*x/g, '');")]
    [InlineData("2n ** 10_000_000n * 3n ** 10_000_000n;")]
    [InlineData("(2n ** 10_000_000n).toString();")]
    [InlineData("BigInt('9'.repeat(1e7));")]
    [InlineData("crypto.getRandomValues(new Uint8Array(65536)); for (;;) crypto.getRandomValues(new Uint8Array(65536));")]
    [InlineData("structuredClone(Array.from({ length: 1e6 }, () => ({ a: 1 })));")]
    [InlineData("btoa('x'.repeat(2 ** 28));")]
    [InlineData("new TextEncoder().encode('ä'.repeat(2 ** 28));")]
    [InlineData("Object.entries(new Uint8Array(2 ** 26));")]
    [InlineData("new Uint8Array(2 ** 31).fill(1).sort(() => 0);")]
    public void One_huge_operation_ends_at_a_limit_at_worst_with_its_process(string attack)
    {
        Load(attack);
        var outcome = sandbox.Dispatch("E", new { }).Outcome!;
        outcome.Kind.ShouldBeOneOf(OutcomeKind.CpuLimit, OutcomeKind.MemoryLimit, OutcomeKind.Error, OutcomeKind.Deadline);
        if (outcome.Error!.Message.Contains("cannot be interrupted"))
            sandbox.WaitForExit().ShouldBe((int)SandboxExitCode.RunawayScript);
        else
            sandbox.ShouldHaveSparedTheNeighbour();
    }

    // What the engine does not count as heap, found by what the process grows by.
    [Theory]
    [InlineData("for (;;) kept.push(Symbol('x'.repeat(1e5) + kept.length));")]
    [InlineData("Error.stackTraceLimit = 1e9; const f = (n) => { if (n > 0) return 1 + f(n - 1); kept.push(new Error()); return 0; }; for (;;) f(5000);")]
    public void What_is_kept_outside_of_the_heap_is_bounded_too(string attack)
    {
        Load($"const kept = globalThis.kept ??= []; {attack}");
        var kind = OutcomeKind.CpuLimit;
        for (var i = 0; i < 100 && kind == OutcomeKind.CpuLimit; i++)
            kind = sandbox.Dispatch("E", new { }).Outcome!.Kind;
        kind.ShouldBe(OutcomeKind.MemoryLimit);
        sandbox.ShouldHaveSparedTheNeighbour();
    }

    [Fact]
    public void A_template_that_grows_from_event_to_event_is_ended()
    {
        Load("(globalThis.kept ??= []).push(new Array(1e5).fill(kept?.length));");
        var kind = OutcomeKind.Ok;
        for (var i = 0; i < 2000 && kind == OutcomeKind.Ok; i++)
            kind = sandbox.Dispatch("E", new { }).Outcome!.Kind;
        kind.ShouldBe(OutcomeKind.MemoryLimit);
        sandbox.ShouldHaveSparedTheNeighbour();
    }

    string Try(string attack)
    {
        Load(attack);
        var kind = sandbox.Dispatch("E", new { }).Outcome!.Kind;
        sandbox.ShouldHaveSparedTheNeighbour();
        return kind.ToString();
    }

    void Load(string attack) => sandbox.LoadWell(("main", $$"""
        const tw = require("templateworker");
        tw.on("E", async () => { {{attack}} });
        """, "{}"));
}
