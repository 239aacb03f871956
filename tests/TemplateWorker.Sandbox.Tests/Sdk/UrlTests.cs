namespace TemplateWorker.Sandbox.Tests.Sdk;

/// <summary><c>URL</c> and <c>URLSearchParams</c> against the URL standard.</summary>
public sealed class UrlTests(SdkSandbox sdk) : IClassFixture<SdkSandbox>
{
    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("HTTPS://EXAMPLE.com:443/a", "https://example.com/a")]
    [InlineData("http://example.com:080/", "http://example.com/")]
    [InlineData("https://example.com:8443?q#f", "https://example.com:8443/?q#f")]
    [InlineData("  https://example.com/a b\t", "https://example.com/a%20b")]
    [InlineData("https://example.com/a/./b/../c/%2e%2e/d", "https://example.com/a/d")]
    [InlineData("https://example.com/a/..", "https://example.com/")]
    [InlineData("https://example.com/../../a", "https://example.com/a")]
    [InlineData("https:\\\\example.com\\a\\b", "https://example.com/a/b")]
    [InlineData("https:/example.com/a", "https://example.com/a")]
    [InlineData("https:example.com/a", "https://example.com/a")]
    [InlineData("https:////example.com/a", "https://example.com/a")]
    [InlineData("https://example.com//a//b/", "https://example.com//a//b/")]
    [InlineData("https://user:p%40ss@example.com/", "https://user:p%40ss@example.com/")]
    [InlineData("https://us er@x:y@example.com/", "https://us%20er%40x:y@example.com/")]
    [InlineData("https://:@example.com/", "https://example.com/")]
    [InlineData("https://example.com/ü?ü=ü#ü", "https://example.com/%C3%BC?%C3%BC=%C3%BC#%C3%BC")]
    [InlineData("https://example.com/😀", "https://example.com/%F0%9F%98%80")]
    [InlineData("https://example.com/a'b?c'd", "https://example.com/a'b?c%27d")]
    [InlineData("https://example.com/{a}|^`\"<>", "https://example.com/%7Ba%7D|%5E%60%22%3C%3E")]
    [InlineData("https://example.com/?a={b}|`^", "https://example.com/?a={b}|`^")]
    [InlineData("https://example.com/#a`<b> {c}", "https://example.com/#a%60%3Cb%3E%20{c}")]
    [InlineData("https://example.com/%zz%41", "https://example.com/%zz%41")]
    [InlineData("https://example.com?", "https://example.com/")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example/")]
    [InlineData("https://日本語。jp/", "https://xn--wgv71a119e.jp/")]
    [InlineData("https://ＥＸＡＭＰＬＥ.com/", "https://example.com/")]
    [InlineData("https://ex%61mple.com/", "https://example.com/")]
    [InlineData("https://example.com./", "https://example.com./")]
    [InlineData("http://127.1/", "http://127.0.0.1/")]
    [InlineData("http://0x7f.0.0.1/", "http://127.0.0.1/")]
    [InlineData("http://017700000001/", "http://127.0.0.1/")]
    [InlineData("http://2130706433/", "http://127.0.0.1/")]
    [InlineData("http://[::1]:3000/", "http://[::1]:3000/")]
    [InlineData("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/")]
    [InlineData("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/")]
    [InlineData("http://[1:2:0:4:5:6:7:8]/", "http://[1:2:0:4:5:6:7:8]/")]
    [InlineData("wss://example.com:443/a", "wss://example.com/a")]
    [InlineData("mailto:a@b.c?subject=x y", "mailto:a@b.c?subject=x%20y")]
    [InlineData("data:text/plain,a b", "data:text/plain,a b")]
    [InlineData("custom://Host:1/a/../b", "custom://Host:1/b")]
    [InlineData("custom:/a/../b", "custom:/b")]
    public void A_URL_is_written_in_its_one_way(string input, string href) =>
        sdk.Evaluate($"new URL({Quote(input)}).href").ShouldBe(href);

    [Theory]
    [InlineData("b", "https://example.com/a/c?q#f", "https://example.com/a/b")]
    [InlineData("../b?x", "https://example.com/a/b/c", "https://example.com/a/b?x")]
    [InlineData("/b", "https://u@example.com/a/c?q#f", "https://u@example.com/b")]
    [InlineData("\\b", "https://example.com/a/c", "https://example.com/b")]
    [InlineData("//other.test/b", "https://example.com/a", "https://other.test/b")]
    [InlineData("?x", "https://example.com/a/c?q#f", "https://example.com/a/c?x")]
    [InlineData("#x", "https://example.com/a/c?q#f", "https://example.com/a/c?q#x")]
    [InlineData("", "https://example.com/a/c?q#f", "https://example.com/a/c?q")]
    [InlineData(".", "https://example.com/a/c", "https://example.com/a/")]
    [InlineData("..", "https://example.com/a/b/c", "https://example.com/a/")]
    [InlineData("https:b", "https://example.com/a/c", "https://example.com/a/b")]
    [InlineData("https:b", "http://example.com/a/c", "https://b/")]
    [InlineData("http://other.test", "https://example.com/a", "http://other.test/")]
    [InlineData("#x", "mailto:a@b.c", "mailto:a@b.c#x")]
    public void A_relative_URL_starts_from_its_base(string input, string start, string href) =>
        sdk.Evaluate($"new URL({Quote(input)}, {Quote(start)}).href").ShouldBe(href);

    [Theory]
    [InlineData("example.com")]
    [InlineData("/a")]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("https://?q")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://example.com:65536/")]
    [InlineData("https://example.com:8a/")]
    [InlineData("https://example.com:-1/")]
    [InlineData("http://256.1.1.1/")]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://09.1.1.1/")]
    [InlineData("http://[::1/")]
    [InlineData("http://[1::2::3]/")]
    [InlineData("http://[1:2:3]/")]
    [InlineData("http://a%2Fb/")]
    [InlineData("http://a<b/")]
    [InlineData("http://user@/")]
    public void What_is_no_URL_is_refused(string input)
    {
        sdk.Evaluate($"[URL.canParse({Quote(input)}), URL.parse({Quote(input)})]").ShouldBe("[false, null]");
        var error = sdk.Fail($"new URL({Quote(input)})");
        error.Name.ShouldBe("TypeError");
        error.Message.ShouldContain("is no URL");
    }

    [Theory]
    [InlineData("[u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash, u.origin]", """["https:", "u", "p", "h.test:81", "h.test", "81", "/a/b", "?q=1", "#f", "https://h.test:81"]""")]
    [InlineData("(u.protocol = 'http', u.port = 80, u.href)", "http://u:p@h.test/a/b?q=1#f")]
    [InlineData("(u.protocol = 'mailto', u.href)", "https://u:p@h.test:81/a/b?q=1#f")]
    [InlineData("(u.username = 'a b', u.password = '', u.href)", "https://a%20b@h.test:81/a/b?q=1#f")]
    [InlineData("(u.host = 'x.test:443', u.href)", "https://u:p@x.test/a/b?q=1#f")]
    [InlineData("(u.host = 'x.test', u.href)", "https://u:p@x.test:81/a/b?q=1#f")]
    [InlineData("(u.hostname = 'x y', u.hostname = 'X.test', u.href)", "https://u:p@x.test:81/a/b?q=1#f")]
    [InlineData("(u.port = 'x', u.port = '90x', u.href)", "https://u:p@h.test:90/a/b?q=1#f")]
    [InlineData("(u.port = '', u.href)", "https://u:p@h.test/a/b?q=1#f")]
    [InlineData("(u.pathname = 'c d?e#f/../g', u.href)", "https://u:p@h.test:81/g?q=1#f")]
    [InlineData("(u.search = 'x y#z', u.hash = 'w', u.href)", "https://u:p@h.test:81/a/b?x%20y%23z#w")]
    [InlineData("(u.search = '', u.hash = '', u.href)", "https://u:p@h.test:81/a/b")]
    [InlineData("(u.href = 'http://x.test', u.href)", "http://x.test/")]
    [InlineData("(u.searchParams.append('r', 'ü &'), u.href)", "https://u:p@h.test:81/a/b?q=1&r=%C3%BC+%26#f")]
    [InlineData("(u.searchParams.delete('q'), u.href)", "https://u:p@h.test:81/a/b#f")]
    [InlineData("(u.searchParams, u.search = '?a=2', u.searchParams.get('a'))", "2")]
    [InlineData("[`${u}` === u.href, JSON.stringify({ u })]", "[true, \"{\\\"u\\\":\\\"https://u:p@h.test:81/a/b?q=1#f\\\"}\"]")]
    public void The_parts_of_a_URL_can_be_read_and_changed(string expression, string value) =>
        sdk.Evaluate($"((u) => {expression})(new URL('https://u:p@h.test:81/a/b?q=1#f'))").ShouldBe(value);

    [Theory]
    [InlineData("`${new URLSearchParams('?a=1&b=%20+&&c')}`", "a=1&b=++&c=")]
    [InlineData("`${new URLSearchParams({ a: 1, b: 'x y' })}`", "a=1&b=x+y")]
    [InlineData("`${new URLSearchParams([['a', '1'], ['a', '2']])}`", "a=1&a=2")]
    [InlineData("`${new URLSearchParams(new Map([['a', 'b']]))}`", "a=b")]
    [InlineData("`${new URLSearchParams(new URLSearchParams('a=1'))}`", "a=1")]
    [InlineData("`${new URLSearchParams({ a: \"~!*()-._'\" })}`", "a=%7E%21*%28%29-._%27")]
    [InlineData("[...new URLSearchParams('a=%FF&b=%E2%82%AC')]", """[["a", "�"], ["b", "€"]]""")]
    [InlineData("((p) => [p.get('a'), p.getAll('a'), p.get('x'), p.has('a', '2'), p.has('a', '3'), p.size])(new URLSearchParams('a=1&a=2'))", """["1", ["1", "2"], null, true, false, 2]""")]
    [InlineData("((p) => { p.set('a', '3'); p.set('b', '4'); return `${p}`; })(new URLSearchParams('a=1&c=&a=2'))", "a=3&c=&b=4")]
    [InlineData("((p) => { p.delete('a', '1'); p.sort(); return `${p}`; })(new URLSearchParams('z=1&a=1&b=2&a=2'))", "a=2&b=2&z=1")]
    [InlineData("((p) => [[...p.keys()], [...p.values()], [...p.entries()]])(new URLSearchParams('a=1'))", """[["a"], ["1"], [["a", "1"]]]""")]
    public void Search_parameters_are_read_and_written(string expression, string value) => sdk.Evaluate(expression).ShouldBe(value);

    static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
