using System.Text;
using TemplateWorker.EvilSandbox.Abuses;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.EvilSandbox;

/// <summary>Behaves until it is told not to.</summary>
/// <param name="host">The channel.</param>
sealed class EvilLoop(HostEnd host)
{
    const string Hold = "hold";
    const string Release = "release";

    readonly List<(ulong Id, uint Key)> _held = [];

    public void Run()
    {
        while (host.TryRead(out var kind, out var payload))
        {
            switch (kind)
            {
                case FrameKind.LoadTenant:
                    Load(LoadTenantMessage.Read(payload));
                    break;
                case FrameKind.Dispatch:
                    // An abuse may wait for an answer, which the host keeps back from a sandbox that has not taken all.
                    host.WorkOff(1);
                    Take(DispatchMessage.Read(payload));
                    continue;
                case FrameKind.Ping:
                    var number = NumberMessage.Read(payload);
                    host.Send(frames => NumberMessage.Write(frames, FrameKind.Pong, number));
                    break;
            }
            host.WorkOff(1);
        }
    }

    void Load(LoadTenantMessage message)
    {
        var template = message.Templates[0];
        if (LoadAbuses.All.TryGetValue(template.Files[template.Entry], out var abuse))
            abuse(host, message.TenantKey);
        else
            host.EndLoad(message.TenantKey, Encoding.UTF8.GetBytes("[]"));
    }

    void Take(scoped in DispatchMessage message)
    {
        var (id, key, payload) = (message.DispatchId, message.TenantKey, Encoding.UTF8.GetString(message.Payload));
        switch (payload)
        {
            case Hold:
                _held.Add((id, key));
                break;
            case Release:
                _held.ForEach(held => host.End(held.Id));
                _held.Clear();
                host.End(id);
                break;
            default:
                var other = _held.Find(held => held.Key != key);
                if (AllAbuses.Find(payload) is { } abuse)
                    abuse(host, new ReceivedDispatch(id, key, payload, other.Key, other.Id));
                else
                    host.End(id);
                break;
        }
    }
}
