using System.Text;

namespace TemplateWorker.Execution.Tests.Fakes;

/// <summary>A dispatch as a sandbox got it.</summary>
sealed record ReceivedDispatch(ulong Id, uint TenantKey, string Event, byte[] Payload)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}
