namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary>Names that any script expects: text and bytes, copies, randomness.</summary>
public sealed class GlobalTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Theory]
    [InlineData("new TextEncoder().encode('aü€😀')", "Uint8Array [97, 195, 188, 226, 130, 172, 240, 159, 152, 128]")]
    [InlineData("new TextEncoder().encode('a\\ud800b')", "Uint8Array [97, 239, 191, 189, 98]")]
    [InlineData("new TextEncoder().encode()", "Uint8Array []")]
    [InlineData("new TextDecoder().decode(new Uint8Array([239, 187, 191, 97, 195, 188, 226, 130, 172, 240, 159, 152, 128]))", "aü€😀")]
    [InlineData("new TextDecoder('UTF-8', { ignoreBOM: true }).decode(new Uint8Array([239, 187, 191, 97])).length", "2")]
    [InlineData("new TextDecoder().decode(new Uint8Array([97, 255, 98, 226, 130, 99, 240, 159, 152]))", "a�b�c�")]
    [InlineData("new TextDecoder().decode(new Uint8Array([0xc0, 0x80, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80]))", "���������")]
    [InlineData("new TextDecoder().decode(new Uint16Array([0x6261]).buffer)", "ab")]
    [InlineData("new TextDecoder().decode(new TextEncoder().encode('x'.repeat(20000) + '😀')).length", "20002")]
    [InlineData("[new TextDecoder().encoding, new TextDecoder('utf8', { fatal: true }).fatal, new TextEncoder().encoding]", """["utf-8", true, "utf-8"]""")]
    [InlineData("[btoa('hi ÿ'), atob('aGkg/w=='), atob(' aGkg\\n/w '), btoa('')]", """["aGkg/w==", "hi ÿ", "hi ÿ", ""]""")]
    [InlineData("structuredClone({ a: [1, { b: new Date(0) }], c: null, d: undefined, e: 5n })", """{ a: [1, { b: 1970-01-01T00:00:00.000Z }], c: null, d: undefined, e: 5n }""")]
    [InlineData("((v) => { v.self = v; const c = structuredClone(v); return c.self === c && c !== v; })({})", "true")]
    [InlineData("structuredClone(new Map([[{ k: 1 }, new Set([1])]]))", "Map { { k: 1 } => Set [1] }")]
    [InlineData("((b) => { const c = structuredClone({ x: new Uint8Array(b, 1, 2), y: new Uint16Array(b) }); return [c.x, c.y, c.x.buffer === c.y.buffer, c.x.buffer === b]; })(new Uint8Array([1, 2, 3, 4]).buffer)", "[Uint8Array [2, 3], Uint16Array [513, 1027], true, false]")]
    [InlineData("((e) => [e instanceof RangeError, e.message, e.cause])(structuredClone(new RangeError('no', { cause: 'c' })))", """[true, "no", "c"]""")]
    [InlineData("((r) => [`${r}`, r.lastIndex])(structuredClone(/a/gi))", """["/a/gi", 0]""")]
    [InlineData("structuredClone(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }))", "{ own: 2 }")]
    [InlineData("structuredClone(new Vector(1, 2, 3))", "Vector(1, 2, 3)")]
    [InlineData("((a) => { const c = structuredClone(a); return [c.length, 0 in c, c[1]]; })([, 2])", "[2, false, 2]")]
    [InlineData("/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())", "true")]
    [InlineData("new Set(Array.from({ length: 1000 }, () => crypto.randomUUID())).size", "1000")]
    [InlineData("((a) => [crypto.getRandomValues(a) === a, a.some((n) => n !== 0)])(new Uint32Array(8))", "[true, true]")]
    [InlineData("((a) => { crypto.getRandomValues(a.subarray(2, 4)); return [a[0], a[1], a[4]]; })(new Uint8Array(5))", "[0, 0, 0]")]
    [InlineData("new Set(crypto.getRandomValues(new Uint8Array(65536))).size", "256")]
    [InlineData("typeof queueMicrotask", "function")]
    public void A_global_does_what_its_standard_says(string expression, string value) => sdk.Evaluate(expression).ShouldBe(value);

    [Theory]
    [InlineData("new TextDecoder('latin1')", "RangeError", "TextDecoder knows \"utf-8\" only; it was given \"latin1\".")]
    [InlineData("new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))", "TypeError", "The bytes are not UTF-8.")]
    [InlineData("new TextDecoder().decode('x')", "TypeError", "TextDecoder.decode takes a Uint8Array or an ArrayBuffer; it was given \"x\".")]
    [InlineData("atob('a')", "InvalidCharacterError", "atob takes base64; it was given other text.")]
    [InlineData("btoa('€')", "InvalidCharacterError", "btoa takes characters up to U+00FF. For other text encode with TextEncoder first.")]
    [InlineData("structuredClone({ f() {} })", "DataCloneError", "structuredClone cannot copy [function f].")]
    [InlineData("structuredClone(Symbol('s'))", "DataCloneError", "structuredClone cannot copy Symbol(s).")]
    [InlineData("structuredClone(new WeakMap())", "DataCloneError", "structuredClone cannot copy {}.")]
    [InlineData("crypto.getRandomValues(new Float32Array(1))", "TypeError", "crypto.getRandomValues takes an array of integers such as new Uint8Array(16).")]
    [InlineData("crypto.getRandomValues(new Uint8Array(65537))", "RangeError", "crypto.getRandomValues fills at most 65536 bytes; the array has 65537.")]
    public void What_a_global_refuses_is_named(string expression, string name, string message)
    {
        var error = sdk.Fail(expression);
        (error.Name, error.Message).ShouldBe((name, message));
    }

    [Fact]
    public void A_global_can_be_replaced() =>
        sdk.Evaluate("(globalThis.URL = class Mine {}, URL.name)").ShouldBe("Mine");
}
