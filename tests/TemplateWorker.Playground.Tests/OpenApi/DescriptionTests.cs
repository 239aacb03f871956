using System.Text.Json;
using TemplateWorker.Playground.Tests.Support;
using TemplateWorker.Testing.OpenApi;

namespace TemplateWorker.Playground.Tests.OpenApi;

/// <summary>
/// What the playground serves is what Discord describes. The bodies are compared in every test that asks through
/// <see cref="TestPlayground"/> or <see cref="MemoryBot"/>; these tests say whether anything can be compared at all.
/// </summary>
public sealed class DescriptionTests
{
    [Fact]
    public void Every_route_of_the_playground_is_described()
    {
        var description = DiscordDescription.Need();
        var routes = PlaygroundRoutes.All;
        routes.Count.ShouldBeGreaterThan(70);
        routes.Where(route => description.Find(route.Method, route.Pattern) is null)
            .Select(route => $"{route.Method} {route.Pattern}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"1","username":"a","discriminator":"0","avatar":null,"global_name":null,"public_flags":0,"flags":0,"primary_guild":null}""", null)]
    [InlineData("""{"username":"a","discriminator":"0","avatar":null,"global_name":null,"public_flags":0,"flags":0,"primary_guild":null}""", "lacks id")]
    [InlineData("""{"id":1,"username":"a","discriminator":"0","avatar":null,"global_name":null,"public_flags":0,"flags":0,"primary_guild":null}""", "$.id is 1")]
    [InlineData("""{"id":"x","username":"a","discriminator":"0","avatar":null,"global_name":null,"public_flags":0,"flags":0,"primary_guild":null}""", "does not match")]
    [InlineData("[]", "not of type object")]
    public void A_body_that_is_not_as_described_is_found_out(string user, string? fault)
    {
        var faults = DiscordDescription.Need().FaultsOf("UserResponse", JsonSerializer.Deserialize<JsonElement>(user));
        if (fault is null)
            faults.ShouldBeEmpty();
        else
            faults.ShouldContain(found => found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_and_answers_are_compared_on_their_way()
    {
        DiscordDescription.Need();
        using var transport = new DescribedTransport(new FixedAnswer("""{"id":"1","content":5}"""));
        using var client = new HttpClient(transport) { BaseAddress = new Uri("http://playground.invalid/api/v10/") };
        using var body = new StringContent("""{"content":{}}""", null, "application/json");
        using var answer = await client.PostAsync("channels/1/messages", body, TestContext.Current.CancellationToken);

        transport.Differences.ShouldContain(difference => difference.StartsWith("POST /channels/1/messages (200) asks: $.content", StringComparison.Ordinal));
        transport.Differences.ShouldContain(difference => difference.StartsWith("POST /channels/1/messages (200) answers: ", StringComparison.Ordinal));
    }
}
