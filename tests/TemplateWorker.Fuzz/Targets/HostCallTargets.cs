using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Fetch;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.HostCalls.Handlers;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>The arguments of host calls, read in every way that the handlers read them.</summary>
static class HostCallTargets
{
    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        new("arguments", Utf8(
            """["key",{"Text":"a"},["scope"],60]""", """["123456789012345678",{"content":"x"},"reason"]""", """[["1","2"],true,null,1.5]""",
            """[{"limit":5,"before":"12","type":"private","names":["a","b"],"flag":true,"value":{"a":[1]}}]""", "[]"),
            ReadArguments, typeof(HostCallException)),
        new("message-body", Utf8(
            """[{"content":"x","ephemeral":true,"flags":64,"allowed_mentions":{"parse":[]},"embeds":[{"title":"t"}]}]""",
            """[{"type":4,"data":{"content":"x","ephemeral":true}}]""", """[{"name":"thread","message":{"content":"x"}}]"""),
            ReadBodies, typeof(HostCallException)),
        new("kv-operations", Utf8(
            """[{"op":"set","key":"a","value":{"Text":"b"},"scopes":["s"],"ttl":60},{"op":"delete","key":"b"}]""",
            """[{"op":"increment","key":"a","by":{"Integer":1}},{"op":"check","key":"c","absent":true},{"op":"check","key":"d","equals":{"Integer":1}}]"""),
            input => KeyValueOperationReader.Read(input), typeof(HostCallException)),
        new("kv-json", Utf8("key", "é😀"), WriteRecord),
        new("fetch-request", Utf8(
            """{"url":"https://api.example.com/items?q=1","method":"POST","headers":[["content-type","application/json"]],"body":{"text":"{}"}}""",
            """{"url":"https://[::1]:8080/","method":"put","headers":[],"body":{"base64":"AAEC"}}"""),
            ReadFetch, typeof(HostCallException)),
    ];

    static void ReadArguments(byte[] input)
    {
        var reader = new ArgumentReader("fuzz", input);
        switch (input.Length % 6)
        {
            case 0:
                _ = reader.Text("key");
                _ = reader.Json("value");
                _ = reader.OptionalTexts("scopes");
                _ = reader.OptionalNumber("ttl");
                break;
            case 1:
                _ = reader.Snowflake("id");
                _ = reader.Body("body");
                _ = reader.Reason();
                break;
            case 2:
                _ = reader.Snowflakes("ids", 100);
                _ = reader.OptionalBody("body");
                break;
            case 3:
                _ = reader.Number("number");
                _ = reader.Object("object");
                break;
            case 4:
                _ = reader.OptionalText("text");
                ReadProperties(ref reader);
                break;
            default:
                ReadProperties(ref reader);
                break;
        }
        reader.End();
    }

    static void ReadProperties(ref ArgumentReader reader)
    {
        if (!reader.EnterObject("query"))
            return;
        while (reader.Property() is { } name)
        {
            switch (name.Length % 6)
            {
                case 0:
                    _ = reader.PropertyText(name);
                    break;
                case 1:
                    _ = reader.PropertyTexts(name);
                    break;
                case 2:
                    _ = reader.PropertyNumber(name);
                    break;
                case 3:
                    _ = reader.PropertySnowflake(name);
                    break;
                case 4:
                    _ = reader.PropertyFlag(name);
                    break;
                default:
                    _ = reader.PropertyJson();
                    break;
            }
        }
    }

    static void ReadBodies(byte[] input)
    {
        var body = new ArgumentReader("fuzz", input).Object("body");
        try
        {
            _ = MessageBody.OfMessage(body);
            _ = MessageBody.OfThread(body);
        }
        catch (HostCallException)
        {
            // It may still be a response.
        }
        _ = MessageBody.OfResponse(body);
    }

    // Keys and scopes are any text that a template has made, lone halves of characters included.
    static void WriteRecord(byte[] input)
    {
        var text = Encoding.Unicode.GetString(input) + Encoding.UTF8.GetString(input);
        var record = new KeyValueRecord("1", text, [text], "\"Null\""u8.ToArray(), DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, null);
        using var document = JsonDocument.Parse(KeyValueJson.Of(record));
        _ = document.RootElement.GetProperty("key").GetString();
    }

    // As the handler does it: the argument is an object by then.
    static void ReadFetch(byte[] input) =>
        FetchRequestReader.Read(new ArgumentReader("fetch.request", [(byte)'[', .. input, (byte)']']).Object("request"), 1024, "setting");

    static byte[][] Utf8(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
