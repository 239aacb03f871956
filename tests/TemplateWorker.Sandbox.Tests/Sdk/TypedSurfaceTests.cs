namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>What a VM offers to templates is what the typings promise, name by name, both ways.</summary>
public sealed class TypedSurfaceTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    // Own names and those of the classes behind, but for what every object and function has.
    const string Walk = """
        const walk = (value) => {
          const names = new Set();
          for (let at = value; at !== null && ![Object, Function].some((type) => at === type.prototype); at = Object.getPrototypeOf(at)) {
            Object.getOwnPropertyNames(at).forEach((name) => names.add(name));
          }
          const common = ["constructor", "toString", "toJSON", ...typeof value === "function" ? ["name", "length", "prototype"] : []];
          return [...names].filter((name) => !common.includes(name)).sort().join(" ");
        };
        """;

    // Globals that ECMAScript itself names. What the engine has beyond them is a gap of the typings too.
    const string Language = """
        AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date
        DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array
        Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
        SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array Uint32Array Uint8Array
        Uint8ClampedArray WeakMap WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis
        isFinite isNaN parseFloat parseInt undefined unescape
        """;

    // Fetch is a parameter of each file, so that the host learns which template calls.
    const string PerTemplate = "fetch";

    static readonly Dictionary<string, string> Objects = new()
    {
        ["Console"] = "console",
        ["Crypto"] = "crypto",
        ["Discord"] = "discord",
        ["Duration"] = "new Duration(1)",
        ["Headers"] = "new Headers()",
        ["KeyValueStore"] = "kv",
        ["Log"] = "log",
        ["PermissionTable"] = "Permissions",
        ["SortedList"] = "kv.sorted('scores')",
        ["Tenant"] = "tenant",
        ["TextDecoder"] = "new TextDecoder()",
        ["TextEncoder"] = "new TextEncoder()",
        ["TimeZone"] = "new TimeZone('UTC')",
        ["URL"] = "new URL('https://example.com')",
        ["URLSearchParams"] = "new URLSearchParams()",
        ["Vector"] = "new Vector(1, 2, 3)",
    };

    // By their names in the typings, the interfaces of exports and globals whose names differ from them.
    static readonly Dictionary<string, string> Interfaces = new()
    {
        ["Permissions"] = "PermissionTable",
        ["console"] = "Console",
        ["crypto"] = "Crypto",
        ["discord"] = "Discord",
        ["kv"] = "KeyValueStore",
        ["log"] = "Log",
        ["tenant"] = "Tenant",
    };

    // What the manifest declares, and classes whose objects others of these tests look at.
    static readonly string[] Apart = ["settings", "HostCallError", "Response"];

    public static TheoryData<string> Names => [.. Objects.Keys];

    [Fact]
    public void The_module_has_what_is_typed_and_types_what_it_has() =>
        Words(sdk.Evaluate("Object.keys(tw).join(' ')")).ShouldBe(TypedSurface.Exports, ignoreOrder: true);

    [Fact]
    public void The_globals_are_what_is_typed_and_typed_is_what_there_is() =>
        Words(sdk.Evaluate("Object.getOwnPropertyNames(globalThis).join(' ')")).Append(PerTemplate).Except(Words(Language))
            .ShouldBe(TypedSurface.Globals, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_object_has_what_is_typed_and_types_what_it_has(string name) =>
        Surface(Objects[name]).ShouldBe(Typed(TypedSurface.Members(name)), ignoreOrder: true);

    [Theory]
    [InlineData("URL")]
    [InlineData("URLSearchParams")]
    [InlineData("TextDecoder")]
    [InlineData("TextEncoder")]
    [InlineData("Vector")]
    [InlineData("Duration")]
    [InlineData("TimeZone")]
    public void A_class_has_what_is_typed_and_types_what_it_has(string name) =>
        Surface(name).ShouldBe(Typed(TypedSurface.StaticMembers(name)), ignoreOrder: true);

    [Fact]
    public void Every_object_and_class_that_is_typed_is_walked() =>
        TypedSurface.Holders
            .Select(name => Interfaces.GetValueOrDefault(name, name))
            .ShouldBeSubsetOf([.. Objects.Keys, .. Apart]);

    [Fact]
    public void An_answer_to_a_request_has_what_is_typed()
    {
        sdk.Load(Walk + "on('E', async () => log.info(walk(await fetch('https://a.test'))));");
        sdk.Dispatch("E", new { });
        sdk.Sandbox.Answer(
            sdk.Sandbox.ExpectCall().CallId, """{"url":"https://a.test","status":200,"statusText":"OK","headers":[],"body":""}""");
        Words(sdk.Sandbox.ExpectLog()["Info: ".Length..]).ShouldBe(Typed(TypedSurface.Members("Response")), ignoreOrder: true);
        sdk.Sandbox.ExpectOutcome();
    }

    [Theory]
    [InlineData("command({ name: 'x', description: 'X' }, show)", 2, "CommandInteraction")]
    [InlineData("command({ name: 'x', type: 'user' }, show)", 2, "UserCommandInteraction")]
    [InlineData("command({ name: 'x', type: 'message' }, show)", 2, "MessageCommandInteraction")]
    [InlineData("component('x', show)", 3, "ComponentInteraction")]
    [InlineData("modal('x', show)", 5, "ModalInteraction")]
    public void An_interaction_has_what_is_typed(string subscription, int type, string name)
    {
        sdk.Load(Walk + $"const show = (interaction) => {{ log.info(walk(interaction)); }}; {subscription};");
        var commandType = name switch { "UserCommandInteraction" => 2, "MessageCommandInteraction" => 3, _ => 1 };
        sdk.Dispatch("INTERACTION_CREATE", new
        {
            type,
            id = "1",
            token = "t",
            member = new { user = new { id = "2" } },
            data = new
            {
                name = "x",
                type = commandType,
                custom_id = "x",
                target_id = "2",
                resolved = new
                {
                    users = new Dictionary<string, object> { ["2"] = new { id = "2" } },
                    members = new Dictionary<string, object> { ["2"] = new { } },
                    messages = new Dictionary<string, object> { ["2"] = new { id = "2" } },
                },
            },
        });
        var given = Words(sdk.Sandbox.ExpectLog()["Info: ".Length..]);
        sdk.Sandbox.ExpectLog().ShouldContain("ended without an answer");
        sdk.Sandbox.ExpectOutcome();
        var answers = new[] { "Answerable", "ModalOpener", "Updatable" }.SelectMany(TypedSurface.Members);
        var payload = TypedSurface.Members("InteractionBase");
        TypedSurface.Members(name).Except(payload).Except(["message"]).ShouldBeSubsetOf(given);
        given.ShouldBeSubsetOf(TypedSurface.Members(name).Concat(answers));
    }

    string[] Surface(string expression)
    {
        sdk.Load(Walk + $"on('E', () => log.info(walk({expression})));");
        sdk.Dispatch("E", new { });
        var line = sdk.Sandbox.ExpectLog();
        sdk.Sandbox.ExpectOutcome();
        return Words(line["Info: ".Length..]);
    }

    static IEnumerable<string> Typed(IEnumerable<string> members) => members.Except(["toString", "toJSON"]);

    static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
