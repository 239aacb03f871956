using System.Text;
using TemplateWorker.Execution.HostCalls;

namespace TemplateWorker.Execution.Tests.HostCalls;

public sealed class MessageBodyTests
{
    const string Nobody = "\"allowed_mentions\":{\"parse\":[]}";

    [Theory]
    [InlineData("{}", "{" + Nobody + "}")]
    [InlineData("""{"content":"a"}""", "{" + Nobody + ",\"content\":\"a\"}")]
    [InlineData(""" { "embeds" : [{"allowed_mentions":1}] }""", " {" + Nobody + ", \"embeds\" : [{\"allowed_mentions\":1}] }")]
    [InlineData("""{"content":"a","allowed_mentions":null}""", "{\"content\":\"a\"," + Nobody + "}")]
    [InlineData("""{"allowed_mentions": null ,"content":"a"}""", """{"allowed_mentions": {"parse":[]} ,"content":"a"}""")]
    [InlineData("""{"allowed_\u006dentions":{"parse":[]}}""", """{"allowed_\u006dentions":{"parse":[]}}""")]
    public void A_message_that_says_nothing_of_mentions_notifies_nobody(string body, string expected) =>
        Encoding.UTF8.GetString(MessageBody.OfMessage(Encoding.UTF8.GetBytes(body)).Span).ShouldBe(expected);

    [Theory]
    [InlineData("""{"type":4,"data":{"content":"a"}}""", "{\"type\":4,\"data\":{" + Nobody + ",\"content\":\"a\"}}")]
    [InlineData("""{"data":{},"type":7}""", "{\"data\":{" + Nobody + "},\"type\":7}")]
    [InlineData("""{"type":4,"data":{"allowed_mentions":{}}}""", """{"type":4,"data":{"allowed_mentions":{}}}""")]
    [InlineData("""{"type":9,"data":{"title":"a"}}""", """{"type":9,"data":{"title":"a"}}""")]
    [InlineData("""{"type":5}""", """{"type":5}""")]
    [InlineData("""{"type":"4","data":[{}]}""", """{"type":"4","data":[{}]}""")]
    public void A_response_is_completed_where_it_holds_a_message(string body, string expected) =>
        Encoding.UTF8.GetString(MessageBody.OfResponse(Encoding.UTF8.GetBytes(body)).Span).ShouldBe(expected);
}
