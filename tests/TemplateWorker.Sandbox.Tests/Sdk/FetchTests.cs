namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary><c>fetch</c>: the request that reaches the host, and the answer as a template reads it.</summary>
public sealed class FetchTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    // {"a":"ü"} in UTF-8.
    const string Answer = """{"url":"https://x.test/a","status":201,"statusText":"Created","headers":[["Content-Type","application/json"],["X-A","1"],["x-a","2"]],"body":"eyJhIjoiw7wifQ=="}""";

    [Theory]
    [InlineData("fetch('https://x.test/a')", """{"url":"https://x.test/a","method":"GET","headers":[],"body":null}""")]
    [InlineData("tw.fetch(new URL('b?c=1', 'https://x.test/a'), { headers: { 'X-Key': ' v ' } })", """{"url":"https://x.test/b?c=1","method":"GET","headers":[["x-key","v"]],"body":null}""")]
    [InlineData("fetch('https://x.test/a', { method: 'post', body: 'ü' })", """{"url":"https://x.test/a","method":"POST","headers":[["content-type","text/plain;charset=UTF-8"]],"body":{"text":"ü"}}""")]
    [InlineData("fetch('https://x.test/a', { method: 'PUT', headers: [['Content-Type', 'application/json']], body: JSON.stringify({ a: 1 }) })", """{"url":"https://x.test/a","method":"PUT","headers":[["content-type","application/json"]],"body":{"text":"{\"a\":1}"}}""")]
    [InlineData("fetch('https://x.test/a', { method: 'POST', headers: new Headers({ b: '1', a: '2' }), body: new Uint8Array([255, 0]) })", """{"url":"https://x.test/a","method":"POST","headers":[["a","2"],["b","1"]],"body":{"base64":"/wA="}}""")]
    [InlineData("fetch('https://x.test/a', { method: 'POST', body: new URLSearchParams({ q: 'a b' }) })", """{"url":"https://x.test/a","method":"POST","headers":[["content-type","application/x-www-form-urlencoded;charset=UTF-8"]],"body":{"text":"q=a+b"}}""")]
    public void A_request_reaches_the_host(string call, string request) =>
        sdk.Call($"{call}.then((answer) => answer.status)", Answer).ShouldBe(($"fetch.request [{request}]", "201"));

    [Theory]
    [InlineData("[r.ok, r.status, r.statusText, r.url]", """[true, 201, "Created", "https://x.test/a"]""")]
    [InlineData("await r.text()", """{"a":"ü"}""")]
    [InlineData("await r.json()", """{ a: "ü" }""")]
    [InlineData("[await r.text(), (await r.bytes()).length, (await r.arrayBuffer()).byteLength]", "[\"{\\\"a\\\":\\\"ü\\\"}\", 10, 10]")]
    [InlineData("[r.headers.get('CONTENT-TYPE'), r.headers.get('X-a'), r.headers.has('y'), r.headers.get('y')]", """["application/json", "1, 2", false, null]""")]
    [InlineData("[...r.headers]", """[["content-type", "application/json"], ["x-a", "1, 2"]]""")]
    [InlineData("[[...r.headers.keys()], [...r.headers.values()]]", """[["content-type", "x-a"], ["application/json", "1, 2"]]""")]
    public void An_answer_can_be_read(string expression, string value) =>
        sdk.Call($"fetch('https://x.test/a').then(async (r) => {expression})", Answer).Value.ShouldBe(value);

    [Theory]
    [InlineData("fetch('/a')", "The URL of fetch begins with https:// or http://; it is \"/a\".")]
    [InlineData("fetch(5)", "The URL of fetch must be a text that is not empty; it is 5.")]
    [InlineData("fetch('https://x.test', { signal: 1 })", "fetch has no option \"signal\" in templates; it has method, headers, body.")]
    [InlineData("fetch('https://x.test', { method: 'POST', body: { a: 1 } })", "The body of fetch must be a text, bytes or URLSearchParams; it is { a: 1 }. For JSON use JSON.stringify.")]
    [InlineData("fetch('https://x.test', { body: 'x' })", "A request with the method GET has no body; use POST, PUT or PATCH.")]
    [InlineData("fetch('https://x.test', { headers: { 'a b': '1' } })", "\"a b\": \"1\" cannot be an HTTP header.")]
    [InlineData("fetch('https://x.test', { headers: { a: 'b\\nc' } })", "\"a\": \"b\\nc\" cannot be an HTTP header.")]
    public void A_bad_request_is_named(string call, string message) => sdk.Fail(call).Message.ShouldBe(message);

    [Fact]
    public void An_answer_that_is_no_JSON_names_its_address()
    {
        sdk.Load("on('E', async () => { const r = await fetch('https://x.test/a'); await r.json(); });");
        sdk.Dispatch("E", new { });
        sdk.Sandbox.Answer(sdk.Sandbox.ExpectCall().CallId, """{"url":"https://x.test/a","status":200,"statusText":"OK","headers":[],"body":"PGh0bWw+"}""");
        sdk.Sandbox.ExpectOutcome().Error!.Message.ShouldStartWith("The answer of https://x.test/a is not JSON:");
    }

    [Fact]
    public void A_file_may_have_a_fetch_of_its_own()
    {
        sdk.Sandbox.LoadWell("const { on, fetch, log } = require('templateworker'); on('E', () => log.info(typeof fetch));", key: 90_000);
        sdk.Sandbox.Dispatch(90_000, "E", new { }, key: 90_000);
        sdk.Sandbox.ExpectLog().ShouldBe("Info: function");
        sdk.Sandbox.ExpectOutcome();
    }
}
