using System.Net.Http.Headers;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class AuthorizationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bot wrong")]
    [InlineData("Bearer {token}")]
    [InlineData("{token}")]
    public async Task Whoever_is_not_the_bot_is_unauthorized(string? header)
    {
        await using var playground = await TestPlayground.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(playground.Server.ApiBaseUrl + "/") };
        if (header is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation(
                "Authorization", header.Replace("{token}", playground.Server.Token, StringComparison.Ordinal));
        var answer = await TestPlayground.SendAsync(client, HttpMethod.Get, "gateway/bot", null);
        answer.Status.ShouldBe(401);
        answer.Text.ShouldBe("""{"message":"401: Unauthorized","code":0}""");
    }

    [Fact]
    public async Task The_gateways_address_is_told_to_anybody()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Get, "api/v10/gateway", null);
        answer.Json.GetProperty("url").GetString().ShouldBe(playground.Server.GatewayUrl);
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("GET", "nothing.json")]
    [InlineData("DELETE", "channels/1/messages/2/polls")]
    public async Task What_is_not_there_is_answered_like_at_discord(string method, string path)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await TestPlayground.SendAsync(playground.Bot, new HttpMethod(method), path, null);
        answer.Status.ShouldBe(404);
        answer.Text.ShouldBe("""{"message":"404: Not Found","code":0}""");
    }

    [Fact]
    public async Task A_method_that_a_path_does_not_take_is_refused()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.DeleteAsync("gateway/bot");
        answer.Status.ShouldBe(405);
        answer.Text.ShouldBe("""{"message":"405: Method Not Allowed","code":0}""");
    }

    [Theory]
    [InlineData("api")]
    [InlineData("api/v9")]
    [InlineData("api/v10")]
    public async Task The_version_may_be_left_out(string prefix)
    {
        await using var playground = await TestPlayground.StartAsync();
        playground.Anybody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", playground.Server.Token);
        var answer = await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Get, prefix + "/users/@me", null);
        answer.Json.GetProperty("id").GetString().ShouldBe(playground.Server.ApplicationId.ToString());
    }
}
