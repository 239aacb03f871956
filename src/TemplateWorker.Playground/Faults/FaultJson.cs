using System.Text.Json;

namespace TemplateWorker.Playground.Faults;

/// <summary>Writes a fault as it would be asked for, so that what is read can be sent back.</summary>
static class FaultJson
{
    public static void Write(Utf8JsonWriter writer, PlaygroundFault fault)
    {
        writer.WriteStartObject();
        switch (fault)
        {
            case PlaygroundFault.Cut cut:
                writer.WriteString("kind"u8, FaultKind.Cut);
                writer.WriteNumber("after"u8, cut.AfterDispatches);
                break;
            case PlaygroundFault.Close close:
                writer.WriteString("kind"u8, FaultKind.Close);
                writer.WriteNumber("code"u8, close.Code);
                writer.WriteNumber("after"u8, close.AfterDispatches);
                break;
            case PlaygroundFault.SilentHeartbeats:
                writer.WriteString("kind"u8, FaultKind.SilentHeartbeats);
                break;
            case PlaygroundFault.Outage:
                writer.WriteString("kind"u8, FaultKind.Outage);
                break;
            case PlaygroundFault.Duplicate duplicate:
                writer.WriteString("kind"u8, FaultKind.Duplicate);
                writer.WriteNumber("events"u8, duplicate.Events);
                break;
            case PlaygroundFault.Shards shards:
                writer.WriteString("kind"u8, FaultKind.Shards);
                writer.WriteNumber("count"u8, shards.Count);
                writer.WriteBoolean("required"u8, shards.IsRequired);
                break;
            case PlaygroundFault.RevokedToken:
                writer.WriteString("kind"u8, FaultKind.RevokedToken);
                break;
            case PlaygroundFault.OfRequests ofRequests:
                WriteOfRequests(writer, ofRequests);
                break;
        }

        writer.WriteEndObject();
    }

    static void WriteOfRequests(Utf8JsonWriter writer, PlaygroundFault.OfRequests fault)
    {
        switch (fault)
        {
            case PlaygroundFault.Delay delay:
                writer.WriteString("kind"u8, FaultKind.Delay);
                writer.WriteNumber("milliseconds"u8, (long)delay.Time.TotalMilliseconds);
                break;
            case PlaygroundFault.RateLimit limit:
                writer.WriteString("kind"u8, FaultKind.RateLimit);
                writer.WriteNumber("retry_after"u8, limit.RetryAfter.TotalSeconds);
                writer.WriteString("scope"u8, FaultKind.NameOf(limit.Scope));
                writer.WriteBoolean("without_header"u8, limit.IsWithoutHeader);
                writer.WriteBoolean("from_proxy"u8, limit.IsFromProxy);
                break;
            case PlaygroundFault.Error error:
                writer.WriteString("kind"u8, FaultKind.Error);
                writer.WriteNumber("status"u8, error.Status);
                writer.WriteBoolean("carried_out"u8, error.IsCarriedOut);
                break;
            default:
                writer.WriteString("kind"u8, FaultKind.Drop);
                break;
        }

        if (fault.Route is not null)
            writer.WriteString("route"u8, fault.Route);
        writer.WriteNumber("requests"u8, fault.Requests);
    }
}
