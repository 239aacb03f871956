using System.Text;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Error reports that are none.</summary>
static class TextAbuses
{
    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["fail with nothing"] = (host, dispatch) => host.Fail(dispatch.Id, []),
        ["fail with what is no text"] = (host, dispatch) => host.Fail(dispatch.Id, [.. "{\"name\":\"a\",\"stack\":\"\",\"message\":\""u8, 0xff, 0xc3, 0x28, .. "\"}"u8]),
        ["fail with half a character"] = (host, dispatch) => Fail(host, dispatch, """{"name":"\ud800","message":"\udc00","stack":"\ud800"}"""),
        ["fail with 10000 levels"] = (host, dispatch) => host.Fail(dispatch.Id, Deep.Report(10_000)),
        ["fail with values of other types"] = (host, dispatch) => Fail(host, dispatch, """{"name":1,"message":[],"stack":{},"line":"x","column":true}"""),
        ["fail at a line beyond all"] = (host, dispatch) => Fail(host, dispatch, """{"name":"E","message":"m","stack":"s","template":"test","file":"main.js","line":1e400,"column":-1e400}"""),
        ["fail at the last and the first line"] = (host, dispatch) => Fail(host, dispatch, """{"name":"E","message":"m","stack":"test/main.js:9999999:9999999","template":"test","file":"main.js","line":2147483647,"column":-2147483648}"""),
        ["fail with a stack without end"] = (host, dispatch) => Fail(host, dispatch, $$"""{"name":"E","message":"m","stack":"{{string.Concat(Enumerable.Repeat("test/main.js:1:1 ", 3500))}}"}"""),
        ["fail with nulls"] = (host, dispatch) => Fail(host, dispatch, """{"name":null,"message":null,"stack":null}"""),
    };

    static void Fail(HostEnd host, ReceivedDispatch dispatch, string json) => host.Fail(dispatch.Id, Encoding.UTF8.GetBytes(json));
}
