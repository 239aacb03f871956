using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Ends of dispatches and loads that are not its to tell.</summary>
static class DispatchAbuses
{
    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["end a dispatch that is not there"] = (host, dispatch) => host.End(dispatch.Id + 1000),
        // The first dispatch of the pool was sent to the other sandbox, which still holds it.
        ["end a dispatch of another sandbox"] = (host, _) => host.End(1),
        ["end a dispatch twice"] = (host, dispatch) =>
        {
            host.End(dispatch.Id);
            host.End(dispatch.Id);
        },
        ["end a dispatch in no known way"] = (host, dispatch) =>
            host.Send(frames => new OutcomeMessage(dispatch.Id, (OutcomeKind)99, default, default).WriteTo(frames)),
        ["end a dispatch having used more than there is"] = (host, dispatch) => host.Send(frames => new OutcomeMessage(
            dispatch.Id, OutcomeKind.Ok, new DispatchUsage(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue), default).WriteTo(frames)),
        ["end a load that nobody asked for"] = (host, dispatch) => host.EndLoad(dispatch.TenantKey + 1000, "[]"u8.ToArray()),
        ["end a load of the key 0"] = (host, _) => host.EndLoad(0, "[]"u8.ToArray()),
        ["end a load twice"] = (host, dispatch) => host.EndLoad(dispatch.TenantKey, "[]"u8.ToArray()),
        ["fail a load that has ended"] = (host, dispatch) => host.Send(frames =>
            new TenantLoadedMessage(dispatch.OtherKey, OutcomeKind.Error, 0, "{}"u8).WriteTo(frames)),
        ["end a load in no known way"] = (host, dispatch) => host.Send(frames =>
            new TenantLoadedMessage(dispatch.TenantKey, (OutcomeKind)200, 0, "[]"u8).WriteTo(frames)),
    };
}
