using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Host calls for others, without end, or of nobody.</summary>
static class HostCallAbuses
{
    static readonly byte[] Arguments = """["key",null]"""u8.ToArray();

    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["call for a dispatch that is not there"] = (host, dispatch) => host.Call(dispatch.Id + 1000, "kv.get"u8, Arguments),
        ["call for a dispatch of another sandbox"] = (host, _) => host.Call(1, "kv.get"u8, Arguments),
        ["call for no dispatch"] = (host, _) => host.Call(0, "kv.get"u8, Arguments),
        ["call for a dispatch that has ended"] = (host, dispatch) =>
        {
            host.End(dispatch.Id);
            host.Call(dispatch.Id, "kv.get"u8, Arguments);
        },
        ["call as a template that is not there"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.get"u8, Arguments, template: 7)),
        ["call twice under one number"] = (host, dispatch) =>
        {
            host.Call(dispatch.Id, "kv.get"u8, Arguments, call: 5);
            host.Call(dispatch.Id, "kv.get"u8, Arguments, call: 5);
            host.AwaitAnswers(2);
            host.End(dispatch.Id);
        },
        ["call what is no text"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, [0xff, 0xc3, 0x28], Arguments)),
        ["call a name of a megabyte"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, new byte[1024 * 1024], Arguments)),
        ["call with what is no text"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.get"u8, [(byte)'[', (byte)'"', 0xff, 0xc3, 0x28, (byte)'"', (byte)']'])),
        ["call with half a character"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.get"u8, """["\ud800",null]"""u8.ToArray())),
        ["call with nothing"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.get"u8, [])),
        ["call with 10000 levels"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.set"u8, Deep.Array(10_000))),
        ["call with a number beyond all"] = (host, dispatch) => Await(host, dispatch, () => host.Call(dispatch.Id, "kv.expire"u8, """["key",null,1e999]"""u8.ToArray())),
        ["call with a name in it that is no text"] = (host, dispatch) => Await(host, dispatch, () => host.Call(
            dispatch.Id, "kv.transaction"u8, [.. "[[{\"op\":\"delete\",\"key\":\"a\",\""u8, 0xff, 0xc3, 0x28, .. "\":1}]]"u8])),
        ["fetch with 100 levels"] = (host, dispatch) => Await(host, dispatch, () => host.Call(
            dispatch.Id, "fetch.request"u8, [.. "[{\"url\":"u8, .. Deep.Array(100), .. "}]"u8])),
        ["fetch with a name in it that is no text"] = (host, dispatch) => Await(host, dispatch, () => host.Call(
            dispatch.Id, "fetch.request"u8, """[{"url":"https://api.example.com","\ud800odybody":1}]"""u8.ToArray())),
        ["call more often than a dispatch may"] = (host, dispatch) =>
        {
            for (var call = 0u; ; call++)
                host.Call(dispatch.Id, "kv.get"u8, Arguments, call);
        },
    };

    // Ends well only when the call was refused, as it must be.
    static void Await(HostEnd host, ReceivedDispatch dispatch, Action call)
    {
        call();
        if (host.AwaitAnswers(1))
            host.Fail(dispatch.Id, new ScriptErrorReport("Error", "The host took the call.", "").ToUtf8Json());
        else
            host.End(dispatch.Id);
    }
}
