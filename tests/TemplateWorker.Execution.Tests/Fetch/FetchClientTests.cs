using System.IO.Compression;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.Fetch;

public sealed class FetchClientTests : IAsyncDisposable
{
    static readonly CapabilitySet Allowed = CapabilitySet.Parse(["fetch:*.example.com"]);

    readonly StubResolver _resolver = new();
    readonly ManualTimeProvider _time = new();
    readonly Dictionary<string, byte[]> _answers = [];
    readonly TlsServer _server;

    public FetchClientTests()
    {
        _server = new TlsServer(path => _answers.TryGetValue(path, out var answer) ? answer : TlsServer.Text("hello"));
        foreach (var host in (string[])["api.example.com", "other.example.com", "third.example.org"])
            _resolver[host] = ["127.0.0.1"];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_request_goes_out_and_its_answer_comes_back()
    {
        _answers["/items?a=1"] = TlsServer.Text("made", "X-Kind: new\r\n", 201);

        var response = await SendAsync("/items?a=1", "POST", [("content-type", "text/plain"), ("authorization", "Bearer x")], "body");

        response.Status.ShouldBe(201);
        response.StatusText.ShouldBe("Fine");
        Encoding.UTF8.GetString(response.Body.Span).ShouldBe("made");
        response.Headers.ShouldContain(("x-kind", "new"));
        var request = _server.Requests.ShouldHaveSingleItem();
        request.ShouldStartWith("POST /items?a=1 HTTP/1.1\r\n");
        request.ShouldContain($"Host: api.example.com:{_server.Port}");
        request.ShouldContain("authorization: Bearer x");
        request.ShouldContain("Content-Type: text/plain", Case.Insensitive);
        request.ShouldEndWith("body");
    }

    [Fact]
    public async Task A_host_outside_the_manifest_is_refused_before_anything_is_asked()
    {
        (await ErrorOfAsync(Url("/", "third.example.org"))).Message.ShouldContain("- fetch:third.example.org");
        (await ErrorOfAsync(new Uri("http://api.example.com/"))).Message.ShouldContain("- fetch:http://api.example.com");
        (await ErrorOfAsync(new Uri("https://example.com/"))).Name.ShouldBe("CapabilityError");
        (await ErrorOfAsync(new Uri("https://evil-example.com/"))).Name.ShouldBe("CapabilityError");
        (await ErrorOfAsync(new Uri("ftp://api.example.com/"))).Message.ShouldContain("'ftp:'");
        (await ErrorOfAsync(new Uri("https://user:password@api.example.com/"))).Message.ShouldContain("password");
        _resolver.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_refused_even_among_public_ones()
    {
        var client = Client(allowPrivate: []);
        _resolver["api.example.com"] = ["93.184.216.34", "127.0.0.1"];

        var error = await ErrorOfAsync(Url("/"), client);

        error.Name.ShouldBe("FetchError");
        error.Code.ShouldBe("Refused");
        error.Message.ShouldContain("127.0.0.1");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_address_that_is_checked_is_the_one_that_is_used()
    {
        await SendAsync("/");
        await SendAsync("/again");

        _resolver.Asked.ShouldBe(1, "one look for one connection, so that a second answer cannot lead elsewhere");
    }

    [Fact]
    public async Task Every_hop_of_a_redirect_is_checked()
    {
        _answers["/out"] = Redirect("https://third.example.org/");
        _answers["/plain"] = Redirect("http://api.example.com/");
        _answers["/private"] = Redirect($"https://inner.example.com:{_server.Port}/");
        _resolver["inner.example.com"] = ["10.0.0.1"];

        (await ErrorOfAsync(Url("/out"))).Message.ShouldContain("- fetch:third.example.org");
        (await ErrorOfAsync(Url("/plain"))).Message.ShouldContain("- fetch:http://api.example.com");
        (await ErrorOfAsync(Url("/private"))).Message.ShouldContain("10.0.0.1");
    }

    [Fact]
    public async Task Redirects_are_followed_a_few_times_and_secrets_stay_with_their_host()
    {
        _answers["/1"] = Redirect($"https://other.example.com:{_server.Port}/2", 303);
        for (var i = 10; i < 20; i++)
            _answers[$"/{i}"] = Redirect($"/{i + 1}");

        var response = await SendAsync("/1", "POST", [("authorization", "secret"), ("x-other", "kept")], "body");

        response.Url.AbsolutePath.ShouldBe("/2");
        var second = _server.Requests.Last();
        second.ShouldStartWith("GET /2 ");
        second.ShouldContain("x-other: kept");
        second.ShouldNotContain("secret");
        (await SendAsync("/15")).Url.AbsolutePath.ShouldBe("/20");
        (await ErrorOfAsync(Url("/14"))).Code.ShouldBe("TooManyRedirects");
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_cut_off_packed_or_not()
    {
        _answers["/long"] = TlsServer.Bytes(new byte[(1024 * 1024) + 1], "");
        _answers["/most"] = TlsServer.Bytes(new byte[1024 * 1024], "");
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(new byte[64 * 1024 * 1024], TestContext.Current.CancellationToken);
        _answers["/bomb"] = TlsServer.Bytes(packed.ToArray(), "Content-Encoding: gzip\r\n");

        (await SendAsync("/most")).Body.Length.ShouldBe(1024 * 1024);
        (await ErrorOfAsync(Url("/long"))).Message.ShouldContain("1024 KiB (limits.fetch_response_kib)");
        (await ErrorOfAsync(Url("/bomb"))).Code.ShouldBe("TooLarge");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_given_up()
    {
        _answers["/never"] = [];
        var asking = ErrorOfAsync(Url("/never"));
        await Eventually.HoldsAsync(() => _server.Requests.Count == 1, "the request is there");

        _time.Advance(TimeSpan.FromSeconds(10));

        (await asking).Message.ShouldContain("within 10 s (limits.fetch_seconds)");
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted()
    {
        var client = new FetchClient(new FetchOptions { AllowPrivate = ["api.example.com"], Resolver = _resolver }, new LimitSettings(), _time);

        (await ErrorOfAsync(Url("/"), client)).Code.ShouldBe("Failed");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_an_error_that_says_so() =>
        (await ErrorOfAsync(new Uri("https://unknown.example.com/"))).Message.ShouldContain("no such host");

    [Fact]
    public async Task Plain_http_needs_a_capability_of_its_own()
    {
        await using var plain = new TlsServer(_ => TlsServer.Text("plain"), isPlain: true);
        var request = new FetchRequest(new Uri($"http://api.example.com:{plain.Port}/"), "GET", [], null);

        var response = await Client().SendAsync(request, CapabilitySet.Parse(["fetch:http://api.example.com"]), TestContext.Current.CancellationToken);

        Encoding.UTF8.GetString(response.Body.Span).ShouldBe("plain");
    }

    Uri Url(string path, string host = "api.example.com") => new($"https://{host}:{_server.Port}{path}");

    Task<FetchResponse> SendAsync(string path, string method = "GET", (string, string)[]? headers = null, string? body = null) =>
        Client().SendAsync(
            new FetchRequest(Url(path), method, headers ?? [], body is null ? null : Encoding.UTF8.GetBytes(body)), Allowed, TestContext.Current.CancellationToken);

    async Task<HostCallError> ErrorOfAsync(Uri url, FetchClient? client = null) => (await Should.ThrowAsync<HostCallException>(
        (client ?? Client()).SendAsync(new FetchRequest(url, "GET", [], null), Allowed, TestContext.Current.CancellationToken))).Error;

    FetchClient? _client;

    FetchClient Client() => _client ??= Client(["api.example.com", "other.example.com", "unknown.example.com"]);

    FetchClient Client(string[] allowPrivate) => new(
        new FetchOptions { AllowPrivate = allowPrivate, Resolver = _resolver, TrustedAuthorities = new X509Certificate2Collection(_server.Certificate) },
        new LimitSettings(), _time);

    static byte[] Redirect(string location, int status = 302) => TlsServer.Text("", $"Location: {location}\r\n", status);
}
