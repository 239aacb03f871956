using System.Security.Cryptography.X509Certificates;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.Tests.HostCalls;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.Tests.Fetch;

/// <summary>Requests that a template in a real sandbox makes.</summary>
public sealed class FetchCallTests(PostgresFixture postgres) : IAsyncLifetime
{
    readonly TlsServer _server = new(path => TlsServer.Text("{\"path\":\"" + path + "\"}", "Content-Type: application/json\r\n"));
    BrokerRig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        var resolver = new StubResolver { ["api.example.com"] = ["127.0.0.1"] };
        _rig = await BrokerRig.StartAsync(postgres, fetch: new FetchOptions
        {
            AllowPrivate = ["api.example.com"],
            Resolver = resolver,
            TrustedAuthorities = new X509Certificate2Collection(_server.Certificate),
        });
        _rig.Templates.Capabilities = CapabilitySet.Parse(["fetch:api.example.com"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_template_fetches_what_its_manifest_names() =>
        (await RunAsync("""
            const response = await fetch("https://api.example.com:PORT/facts", { method: "POST", body: "x" });
            return [response.status, response.ok, await response.json()];
            """)).ShouldBe("""[200,true,{"path":"/facts"}]""");

    [Fact]
    public async Task What_it_may_not_ask_is_an_error_that_says_what_to_do()
    {
        (await RunAsync("""return await fetch("https://elsewhere.example.com/");""")).ShouldContain("- fetch:elsewhere.example.com");
        (await RunAsync("""return await fetch("https://api.example.com:PORT/", { headers: { host: "x" } });""")).ShouldContain("the header host is the host's to set");
        (await RunAsync("""return await fetch("https://api.example.com:PORT/", { method: "POST", body: "x".repeat(300 * 1024) });""")).ShouldContain("limits.fetch_request_kib");
    }

    [Fact]
    public async Task Too_many_requests_are_held_to_their_rate()
    {
        (await RunAsync("""
            const started = Date.now();
            for (let i = 0; i < 4; i++) await fetch("https://api.example.com:PORT/" + i);
            return Date.now() - started >= 1000;
            """)).ShouldBe("true");
        _server.Requests.Count.ShouldBe(4);
    }

    Task<string> RunAsync(string body) => _rig.RunAsync("const { fetch } = require(\"templateworker\");\n" + body.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal));
}
