namespace TemplateWorker.Sandbox.Tests.Attacks;

/// <summary>
/// A template against another of its guild, which has settings and capabilities of its own. The thief comes first, so
/// that what it tampers with is in place when the other starts.
/// </summary>
public sealed class GuildTests(AttackSandbox sandbox) : IClassFixture<AttackSandbox>
{
    const int Thief = 0;
    const int Victim = 1;

    // Uses what a template may: methods of texts and lists, regular expressions, promises, globals, the SDK.
    const string VictimSource = """
        const { on, command, component, kv, discord, settings, log, fetch } = require("templateworker");
        class Words { constructor(text) { this.words = text.split(" ").map((word) => word.trim()).filter(Boolean); } }
        on("E", async (message) => {
          const { words } = new Words(message.content);
          for (const word of words) if (/^(bad)$/.test(word)) await discord.banMember(message.author.id);
          const record = await kv.get(`${settings.secret}-key`);
          await kv.set("state", { secret: settings.secret, words, seen: [...words, JSON.stringify({ record })] });
          setTimeout(() => log.info("late"), 1000);
          console.log(new URL("https://host.test/?secret=" + settings.secret).pathname, /secret (\w+)/.exec(`secret ${settings.secret}`).length);
        });
        command({ name: "state", description: "State" }, async (interaction) => {
          await interaction.reply({ content: "done", flags: interaction.member.permissions === "8" ? 1 : 0 });
        });
        component("vote:", (interaction, rest) => interaction.update(`voted ${rest}`));
        """;

    // What every thief has: a place for its loot, and a look through it for whatever it could use.
    const string Prelude = """
        const tw = require("templateworker");
        const loot = [];
        const take = (...values) => { for (const value of values) if (loot.length < 20000) loot.push(value); };
        const seen = new Set();
        function use(value, depth) {
          if (typeof value === "string" && /s3[c]r3t/.test(value)) tw.log.error(`stolen ${value}`);
          if (value === null || typeof value !== "object" && typeof value !== "function" || seen.has(value) || depth > 6 || seen.size > 50000) return;
          seen.add(value);
          for (const key of Reflect.ownKeys(value)) try { use(value[key], depth + 1); } catch { }
          if (value === tw || value === tw.kv || value === tw.discord) return;
          for (const attempt of [() => value.kv.set("stolen", 1), () => value("templateworker").kv.set("stolen", 1), () => value.reply("stolen"), () => value.set("stolen", 1)])
            try { attempt()?.catch?.(() => {}); } catch { }
        }
        tw.on("PROBE", () => { for (const value of loot.slice(0, 2000)) use(value, 0); });
        """;

    const string HookEverything = """
        const { apply, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
        for (const type of [Object, Function, Array, Map, Set, WeakMap, Promise, String, Number, RegExp, Date, Error, Symbol, Iterator, JSON, Reflect, Math])
          for (const holder of [type, type.prototype])
            for (const key of holder === undefined ? [] : ownKeys(holder)) {
              const found = getOwnPropertyDescriptor(holder, key);
              if (typeof found.value !== "function" || key === "constructor" || !found.configurable) continue;
              const real = found.value;
              defineProperty(holder, key, { ...found, value(...values) {
                if (loot.length < 20000) { loot[loot.length] = this; for (let i = 0; i < values.length; i++) loot[loot.length] = values[i]; }
                return new.target ? Reflect.construct(real, values) : apply(real, this, values);
              } });
            }
        """;

    [Theory]
    [InlineData("for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { set(value) { take(value); }, configurable: true });")]
    [InlineData("for (const name of ['get', 'set', 'has', 'forEach', 'values', 'entries']) { const real = Map.prototype[name]; Map.prototype[name] = function (...values) { take(this, ...values); return real.apply(this, values); }; }")]
    [InlineData("for (const name of ['push', 'map', 'filter', 'some', 'every', 'find', 'forEach', 'join', 'slice', 'concat']) { const real = Array.prototype[name]; Array.prototype[name] = function (...values) { take(this, ...values); return real.apply(this, values); }; }")]
    [InlineData("const real = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = function () { take(this); return real.call(this); };")]
    [InlineData("const { apply } = Reflect; for (const name of ['call', 'apply', 'bind']) { const real = Function.prototype[name]; Function.prototype[name] = function (...values) { take(this, ...values); return apply(real, this, values); }; }")]
    [InlineData("const real = Promise.prototype.then; Promise.prototype.then = function (...values) { take(this, ...values); return real.apply(this, values); };")]
    [InlineData("Object.defineProperty(Promise.prototype, 'constructor', { get() { take(this); return class Mine extends Promise { then(...values) { take(...values); return super.then(...values); } }; } });")]
    [InlineData("Object.defineProperty(Promise, Symbol.species, { get() { return function (executor) { take(executor); return new Promise(executor); }; } });")]
    [InlineData("for (const name of ['template', 'api', 'settings', 'handler', 'secret', 'kv', 'discord', 'run', 'resolve', 'read', 'modules', 'index']) Object.defineProperty(Object.prototype, name, { set(value) { take(this, value); }, get() { take(this); }, configurable: true });")]
    [InlineData("for (const name of ['parse', 'stringify']) { const real = JSON[name]; JSON[name] = (...values) => { take(...values); return real(...values); }; } globalThis.JSON = { ...JSON };")]
    [InlineData("for (const name of ['split', 'trim', 'includes', 'slice', 'toString', 'valueOf', 'startsWith']) { const real = String.prototype[name]; String.prototype[name] = function (...values) { take(this, ...values); return real.apply(this, values); }; }")]
    [InlineData("for (const name of ['freeze', 'defineProperty', 'keys', 'entries', 'assign', 'fromEntries', 'getPrototypeOf']) { const real = Object[name]; Object[name] = (...values) => { take(...values); return real(...values); }; }")]
    [InlineData("const real = RegExp.prototype.exec; RegExp.prototype.exec = function (text) { take(this, text); return real.call(this, text); }; tw.on('PROBE', () => { take(RegExp.input, RegExp.lastMatch, RegExp['$1'], RegExp.leftContext); });")]
    [InlineData("for (const name of ['URL', 'console', 'setTimeout', 'Headers', 'structuredClone', 'Map', 'Set', 'Promise', 'Error', 'Array', 'String', 'RegExp']) { const real = globalThis[name]; try { globalThis[name] = new Proxy(real, { apply(target, self, values) { take(self, ...values); return Reflect.apply(target, self, values); }, construct(target, values) { take(...values); return Reflect.construct(target, values); }, get(target, key) { take(key); return target[key]; } }); } catch { } }")]
    [InlineData("for (const type of [URL, URLSearchParams, Headers, tw.HostCallError, tw.Vector]) for (const name of Reflect.ownKeys(type.prototype)) try { const real = type.prototype[name]; type.prototype[name] = function (...values) { take(this, ...values); return real.apply(this, values); }; } catch { }")]
    [InlineData("Symbol.for('loot').description; for (const name of ['hasInstance', 'toPrimitive', 'iterator', 'toStringTag']) Object.defineProperty(Object.prototype, Symbol[name], { get() { take(this); return undefined; }, configurable: true });")]
    [InlineData("Object.prototype.toJSON = function () { take(this); return this; }; Array.prototype.toJSON = function () { take(this); return [...this]; };")]
    [InlineData("tw.on('E', (message) => { message.content = 'bad'; message.author = { id: '666' }; Object.defineProperty(message, 'content', { get() { take(new Error().stack); return 'bad'; } }); });")]
    [InlineData("tw.on('INTERACTION_CREATE', (interaction) => { take(interaction); interaction.member.permissions = '8'; interaction.data.name = 'state'; interaction.token = 'mine'; });")]
    [InlineData("tw.on('E', () => { let at = function spy() { return spy.caller; }; new Headers([['a', 'b']]).forEach(function spy() { take(spy.caller, spy.caller?.arguments); }); tw.kv.get('k', { get scopes() { (function spy() { take(spy.caller, spy.caller?.caller, spy.caller?.arguments); })(); } }).catch(() => {}); });")]
    [InlineData("tw.component('mine', (interaction) => { const made = new interaction.constructor({ id: '1', token: 't', type: 3, data: {} }, { index: 1, name: 'victim' }); take(made); made.reply('forged').catch(() => {}); });")]
    [InlineData("globalThis.__lookup = take; globalThis.settings = { secret: 'mine' }; globalThis.require = () => tw; globalThis.exports = {}; globalThis.secret = 'mine';")]
    [InlineData("Object.defineProperty(globalThis, 'Promise', { value: class extends Promise { constructor(executor) { super((resolve, reject) => executor((value) => { take(value); resolve(value); }, reject)); } } });")]
    [InlineData("const finals = new FinalizationRegistry(take); tw.on('E', (message) => { finals.register(message, 'gone'); take(new WeakRef(message)); });")]
    [InlineData(HookEverything)]
    public void A_template_reaches_nothing_of_another(string attack)
    {
        sandbox.LoadWell(("thief", $"{Prelude}\n{attack}", "{}"), ("victim", VictimSource, """{"secret":"s3cr3t"}"""));
        var message = sandbox.Dispatch("E", new { content = "good words", author = new { id = "5" } });
        var command = sandbox.Dispatch("INTERACTION_CREATE", new
        {
            type = 2,
            id = "9",
            token = "token-s3cr3t",
            member = new { permissions = "0" },
            data = new { type = 1, name = "state" },
        });
        var click = sandbox.Dispatch("INTERACTION_CREATE", new { type = 3, id = "10", token = "click", data = new { custom_id = "vote:1" } });
        var own = sandbox.Dispatch("INTERACTION_CREATE", new { type = 3, id = "11", token = "own", data = new { custom_id = "mine" } });
        var probe = sandbox.Dispatch("PROBE", new { });

        message.Calls.Where(call => call.Template == Victim).Select(call => $"{call.Method} {call.Arguments}").ShouldBe([
            """kv.get ["s3cr3t-key",null]""",
            """kv.set ["state",{"Map":[[{"Text":"secret"},{"Text":"s3cr3t"}],[{"Text":"words"},{"List":[{"Text":"good"},{"Text":"words"}]}],[{"Text":"seen"},{"List":[{"Text":"good"},{"Text":"words"},{"Text":"{\"record\":\"kept\"}"}]}]]},null]""",
            "time.sleep [1000]",
        ]);
        message.Lines.ShouldContain("Info: / 2");
        command.Calls.ShouldHaveSingleItem().Arguments.ShouldBe("""["9","token-s3cr3t",{"type":4,"data":{"content":"done","flags":0}}]""");
        click.Calls.ShouldHaveSingleItem().Arguments.ShouldBe("""["10","click",{"type":7,"data":{"content":"voted 1"}}]""");
        own.Calls.Concat(probe.Calls).ShouldAllBe(call => call.Template == Thief);
        // The thief is shown the token of each interaction when it subscribes to the event; all else is the victim's.
        probe.Lines.Where(line => !line.Contains("token-s3cr3t")).ShouldNotContain(line => line.Contains("stolen"));
        sandbox.ShouldHaveSparedTheNeighbour();
    }

    [Theory]
    [InlineData("Array.prototype.push = () => { throw new Error('evil'); };")]
    [InlineData("Promise.prototype.then = () => { throw new Error('evil'); };")]
    [InlineData("Map.prototype.get = () => { for (;;); };")]
    [InlineData("JSON.parse = JSON.stringify = () => 'evil';")]
    [InlineData("Object.freeze(globalThis); Object.freeze(Object.prototype); Object.freeze(Array.prototype);")]
    [InlineData("for (const name of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[name]; } catch { }")]
    [InlineData("throw new Error('I do not load');")]
    [InlineData("for (;;);")]
    [InlineData("tw.on('E', () => { throw new Error('mine'); });")]
    [InlineData("tw.on('E', () => { const f = () => f(); f(); });")]
    [InlineData("tw.on('E', (message) => { Object.freeze(message); delete message.author; });")]
    [InlineData("tw.on('E', () => ({ __proto__: Promise.prototype, then(done) { done(); done(); done(); } }));")]
    [InlineData("tw.on('E', () => { const p = Promise.resolve(); p.then = (done) => { done(); done(); done(); }; return p; });")]
    [InlineData("tw.on('E', () => { const p = Promise.resolve(); Object.defineProperty(p, 'constructor', { get() { throw new Error('mine'); } }); return p; });")]
    public void A_template_spoils_nothing_for_another(string attack)
    {
        sandbox.Load(("thief", $"const tw = require('templateworker');\n{attack}", "{}"), ("victim", VictimSource, """{"secret":"s3cr3t"}"""));
        var story = sandbox.Dispatch("E", new { content = "good", author = new { id = "5" } }, deadlineMilliseconds: 3_000);
        story.Calls.Where(call => call.Template == Victim).Select(call => call.Method).ShouldBe(["kv.get", "kv.set", "time.sleep"]);
        story.Lines.ShouldContain("Info: / 2");
        sandbox.ShouldHaveSparedTheNeighbour();
    }
}
