namespace TemplateWorker.Templates.Tests.Compilation;

/// <summary>What a sandbox does not have is an error of the check, in words that help.</summary>
public sealed class MissingNameTests(CompilerFixture compiler) : IClassFixture<CompilerFixture>
{
    const string OneThread = "Templates have one thread and no shared memory.";
    const string UseFetch = "Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.";
    const string NoNode = "A template has the library of ES2024 and the SDK; it runs neither in a browser nor in Node.js.";
    const string NoCode = "Argument of type 'string' is not assignable to parameter of type 'CodeCannotBeMadeAtRunTime'.";

    [Theory]
    [InlineData("new SharedArrayBuffer(8)", "TS2583", $"Cannot find name 'SharedArrayBuffer'. {OneThread}")]
    [InlineData("Atomics.load(new Int32Array(1), 0)", "TS2583", $"Cannot find name 'Atomics'. {OneThread}")]
    [InlineData("process.env", "TS2591", "Cannot find name 'process'. Templates do not run in Node.js and have no environment; settings of \"templateworker\" has what the manifest declares.")]
    [InlineData("document.title", "TS2584", "Cannot find name 'document'. Templates do not run in a browser.")]
    [InlineData("require(\"fs\")", "TS2591", "Cannot find name 'require'. Templates are compiled to modules: use import and export between your own files.")]
    [InlineData("Buffer.from(\"a\")", "TS2591", "Cannot find name 'Buffer'. Use Uint8Array, TextEncoder and TextDecoder, atob and btoa.")]
    [InlineData("setInterval(() => 1, 1)", "TS2304", "Cannot find name 'setInterval'. Within a handler use setTimeout and clearTimeout; a handler may await one after the other in a loop.")]
    [InlineData("setImmediate(() => 1)", "TS2304", "Cannot find name 'setImmediate'. Use setTimeout(handler, 0) or queueMicrotask(handler).")]
    [InlineData("new WebSocket(\"wss://a\")", "TS2304", $"Cannot find name 'WebSocket'. {UseFetch}")]
    [InlineData("new XMLHttpRequest()", "TS2304", $"Cannot find name 'XMLHttpRequest'. {UseFetch}")]
    [InlineData("window.name", "TS2304", "Cannot find name 'window'. Templates do not run in a browser. Use globalThis.")]
    [InlineData("globalThis.process", "TS7017", "Element implicitly has an 'any' type because type 'typeof globalThis' has no index signature.")]
    [InlineData("Mistery", "TS2304", "Cannot find name 'Mistery'.")]
    [InlineData("new Set([1]).union(new Set([2]))", "TS2550", $"Property 'union' does not exist on type 'Set<number>'. {NoNode}")]
    [InlineData("describe(\"a\", () => 1)", "TS2593", "Cannot find name 'describe'. Tests import what they need: import { expect, test } from \"templateworker/testing\".")]
    [InlineData("eval(\"1\")", "TS2345", NoCode)]
    [InlineData("Function(\"return 1\")", "TS2345", NoCode)]
    [InlineData("new Function(\"return 1\")", "TS2345", NoCode)]
    public async Task What_a_template_does_not_have_is_told(string expression, string code, string message)
    {
        var diagnostic = await compiler.CompileBadlyAsync(("main.ts", $"export const a = {expression};\n"));

        (diagnostic.Code, diagnostic.Message).ShouldBe((code, message));
    }

    [Fact]
    public async Task What_a_template_has_of_ES2024_is_there() => await compiler.CompileWellAsync(("main.ts",
        """
        export const isFunction = (value: unknown): value is Function => value instanceof Function;
        export const groups = [Object.groupBy([1], (n) => `${n}`), Map.groupBy([1], (n) => n), Promise.withResolvers<number>()];
        export const texts = ["a".isWellFormed(), "a".padEnd(2), /a/d.hasIndices, "a".at(0), [..."a".matchAll(/a/g)], "a".replaceAll("a", "b")];
        export const lists = [[1].toSorted(), [1].findLast(Boolean), Object.entries({ a: 1 }), [[1]].flat(), [1].includes(1)];
        export const bytes = [new ArrayBuffer(1).transfer(), new Uint8Array(1).toReversed(), 1n, new BigInt64Array(1), new WeakRef({})];
        export const formats = [new Intl.ListFormat("en"), new Intl.Segmenter("en"), new Intl.NumberFormat("en", { notation: "compact" })];
        export const failed = new AggregateError([new Error("a", { cause: 1 })]);
        export async function* count(other: AsyncIterable<number>) { for await (const n of other) yield n; }
        """));
}
