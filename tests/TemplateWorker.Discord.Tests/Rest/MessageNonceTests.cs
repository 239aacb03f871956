using System.Text.Json.Nodes;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Rest;

public sealed class MessageNonceTests
{
    [Theory]
    [InlineData("""{"content":"hi"}""")]
    [InlineData("""  { "content" : "hi", "embeds": [{"nonce": 1}] } """)]
    [InlineData("{}")]
    [InlineData("{ }")]
    public void A_body_without_a_nonce_gets_one_that_Discord_enforces(string body)
    {
        var message = MessageNonce.Ensure(Json.Bytes(body));

        message.IsEnforced.ShouldBeTrue();
        var sent = JsonNode.Parse(message.Body.Span)!.AsObject();
        sent["nonce"]!.GetValue<string>().Length.ShouldBe(16);
        sent["enforce_nonce"]!.GetValue<bool>().ShouldBeTrue();
        sent.Remove("nonce");
        sent.Remove("enforce_nonce");
        JsonNode.DeepEquals(sent, JsonNode.Parse(body)).ShouldBeTrue();
    }

    [Fact]
    public void Two_messages_get_different_nonces() =>
        Json.Text(MessageNonce.Ensure(Json.Bytes("{}")).Body).ShouldNotBe(Json.Text(MessageNonce.Ensure(Json.Bytes("{}")).Body));

    [Theory]
    [InlineData("""{"nonce":"a","enforce_nonce":true}""", true)]
    [InlineData("""{"nonce":5,"x":{"enforce_nonce":false},"enforce_nonce":true}""", true)]
    [InlineData("""{"nonce":"a"}""", false)]
    [InlineData("""{"nonce":null,"enforce_nonce":true}""", false)]
    [InlineData("""{"enforce_nonce":true}""", false)]
    [InlineData("""{"nonce":"a","enforce_nonce":false}""", false)]
    public void A_body_that_speaks_of_a_nonce_is_left_as_it_is(string body, bool isEnforced)
    {
        var message = MessageNonce.Ensure(Json.Bytes(body));

        message.IsEnforced.ShouldBe(isEnforced);
        Json.Text(message.Body).ShouldBe(body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"content":""")]
    [InlineData("""{"content":"x" """)]
    public void A_body_that_is_no_object_is_left_for_Discord_to_refuse(string body)
    {
        var message = MessageNonce.Ensure(Json.Bytes(body));

        message.IsEnforced.ShouldBeFalse();
        Json.Text(message.Body).ShouldBe(body);
    }
}
