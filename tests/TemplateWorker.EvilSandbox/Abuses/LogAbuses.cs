using TemplateWorker.Protocol.Framing;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Lines for others, lines that are no text, and lines without end.</summary>
static class LogAbuses
{
    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["log for a tenant that is not there"] = (host, dispatch) => host.Log(dispatch.TenantKey + 1000, dispatch.Id, "line"u8.ToArray()),
        ["log for the key 0"] = (host, dispatch) => host.Log(0, dispatch.Id, "line"u8.ToArray()),
        ["log for one tenant in the dispatch of another"] = (host, dispatch) => host.Log(dispatch.TenantKey, dispatch.OtherId, "line"u8.ToArray()),
        ["log at no known level"] = (host, dispatch) => host.SendFrame(FrameKind.Log, [(byte)dispatch.TenantKey, .. new byte[13], 9]),
        ["log what is no text"] = (host, dispatch) =>
        {
            host.Log(dispatch.TenantKey, dispatch.Id, [0xff, 0xfe, 0, 0x1b, (byte)'[', (byte)'2', (byte)'J', 0xc3, 0x28]);
            host.End(dispatch.Id);
        },
        ["log more lines than a dispatch may"] = (host, dispatch) =>
        {
            var line = new byte[1000];
            while (true)
                host.Log(dispatch.TenantKey, dispatch.Id, line);
        },
        ["log for ended dispatches and the top level"] = (host, dispatch) =>
        {
            for (var i = 0; i < 100; i++)
            {
                host.Log(dispatch.TenantKey, 0, "top level"u8.ToArray());
                host.Log(dispatch.TenantKey, ulong.MaxValue, "ended"u8.ToArray());
            }
            host.End(dispatch.Id);
        },
        ["log for ended dispatches without end"] = (host, dispatch) =>
        {
            while (true)
                host.Log(dispatch.TenantKey, ulong.MaxValue, "ended"u8.ToArray());
        },
        ["log at the top level without end"] = (host, dispatch) =>
        {
            while (true)
                host.Log(dispatch.TenantKey, 0, "top level"u8.ToArray());
        },
    };
}
