using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Discord.Interactions;
using TemplateWorker.Hosting.Interactions;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting.Interactions;

/// <summary>Discord posts to the endpoint, and so does everybody else.</summary>
public sealed class InteractionServerTests : IAsyncLifetime
{
    const string Timestamp = "1764331200";
    const string Ping = """{"id":"1","type":1,"version":1}""";
    const string Command = """{"id":"1","type":2,"guild_id":"81384788765712384","token":"t","data":{"name":"höhe"}}""";

    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    readonly SigningKey _key = new();
    readonly InteractionCatcher _events = new();
    readonly HttpClient _http = new();
    readonly ManualTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture)));
    InteractionServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = (await InteractionServer.StartAsync(SettingsFor("127.0.0.1:0"), _events, NullLoggerFactory.Instance, _time, Test)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Discords_ping_is_answered()
    {
        using var answer = await PostAsync(Ping, _key.Sign(Timestamp, Ping));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.ToString().ShouldBe("application/json");
        (await answer.Content.ReadAsStringAsync(Test)).ShouldBe("""{"type":1}""");
        _events.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Command, 81384788765712384ul)]
    [InlineData("""{"type":4,"user":{"id":"5"},"nested":{"guild_id":"9"}}""", null)]
    public async Task An_interaction_goes_where_the_gateways_events_go(string body, ulong? guild)
    {
        using var answer = await PostAsync(body, _key.Sign(Timestamp, body));

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsStringAsync(Test)).ShouldBeEmpty();
        _events.Taken.ShouldHaveSingleItem().ShouldBe(new TakenInteraction("INTERACTION_CREATE", guild, body));
    }

    [Fact]
    public async Task What_Discord_did_not_sign_gets_401()
    {
        var signature = _key.Sign(Timestamp, Command);
        using var stranger = new SigningKey();
        (string Body, string? Signature, string? Timestamp)[] forged =
        [
            (Command + " ", signature, Timestamp),
            (Ping, signature, Timestamp),
            (Command, signature, "1764331201"),
            (Command, stranger.Sign(Timestamp, Command), Timestamp),
            (Command, null, Timestamp),
            (Command, signature, null),
            (Command, signature, ""),
            (Command, signature, new string('1', 100)),
            (Command, signature[2..], Timestamp),
            (Command, signature + "00", Timestamp),
            (Command, "zz" + signature[2..], Timestamp),
            (Command, new string('0', 128), Timestamp),
            ("", signature, Timestamp),
        ];
        foreach (var (body, signed, timestamp) in forged)
        {
            using var answer = await PostAsync(body, signed, timestamp);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{body} {signed} {timestamp}");
        }
        _events.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_Discord_signed_once_is_taken_once()
    {
        var signature = _key.Sign(Timestamp, Command);
        using var first = await PostAsync(Command, signature);
        using var again = await PostAsync(Command, signature.ToUpperInvariant());
        _time.Advance(TimeSpan.FromMinutes(4));
        using var later = await PostAsync(Command, signature);

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        later.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _events.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("1764330899")]
    [InlineData("1764331501")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    public async Task What_Discord_did_not_sign_lately_gets_401(string timestamp)
    {
        using var answer = await PostAsync(Command, _key.Sign(timestamp, Command), timestamp);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _events.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"2"}""")]
    [InlineData("""{"type":2""")]
    [InlineData("""{"type":2} x""")]
    public async Task What_is_signed_and_no_interaction_gets_400(string body)
    {
        using var answer = await PostAsync(body, _key.Sign(Timestamp, body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        _events.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_not_read()
    {
        var body = new string(' ', InteractionEndpoint.MostBodyBytes + 1);

        using var answer = await PostAsync(body, new string('0', 128), asksFirst: true);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Nothing_else_is_served()
    {
        using var other = await _http.GetAsync($"http://{_server.Place}/", Test);
        using var read = await _http.GetAsync($"http://{_server.Place}/interactions", Test);

        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        read.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_server() =>
        (await InteractionServer.StartAsync(new InteractionSettings(), _events, NullLoggerFactory.Instance, _time, Test)).ShouldBeNull();

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var failure = await Should.ThrowAsync<VerbFailedException>(
            () => InteractionServer.StartAsync(SettingsFor($"{other.LocalEndpoint}"), _events, NullLoggerFactory.Instance, _time, Test));

        failure.Message.ShouldContain($"{other.LocalEndpoint}");
        failure.Code.ShouldBe(FailureCode.Start);
    }

    InteractionSettings SettingsFor(string place) => new() { Http = place, PublicKey = _key.PublicKey };

    async Task<HttpResponseMessage> PostAsync(string body, string? signature, string? timestamp = Timestamp, bool asksFirst = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{_server.Place}/interactions");
        // Else the connection may be closed before all is sent, and the answer be lost.
        request.Headers.ExpectContinue = asksFirst;
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null)
            request.Headers.Add(InteractionSignature.SignatureHeader, signature);
        if (timestamp is not null)
            request.Headers.Add(InteractionSignature.TimestampHeader, timestamp);
        return await _http.SendAsync(request, Test);
    }
}
