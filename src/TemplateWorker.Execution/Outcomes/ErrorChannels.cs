using System.Collections.Concurrent;
using System.Text.Json;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>
/// Where the admins of each tenant want to be told of failures: <c>error_channel</c> of the tenant's data. Safe from any
/// thread.
/// </summary>
public sealed class ErrorChannels
{
    /// <summary>Name of the field in the tenant's data; its value is the id of a channel as text.</summary>
    public const string Field = "error_channel";

    readonly ConcurrentDictionary<TenantId, ulong> _channels = new();

    /// <summary>Takes what the state of a tenant says.</summary>
    /// <param name="state">The state.</param>
    public void Take(TenantState state)
    {
        if (Read(state.Data) is { } channel)
            _channels[state.Tenant] = channel;
        else
            _channels.TryRemove(state.Tenant, out _);
    }

    /// <summary>Finds a tenant's channel.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The channel; null when there is none.</returns>
    public ulong? Find(TenantId tenant) => _channels.TryGetValue(tenant, out var channel) ? channel : null;

    static ulong? Read(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty(Field, out var channel)
            && channel.ValueKind == JsonValueKind.String
            && ulong.TryParse(channel.GetString(), out var id)
            ? id
            : null;
    }
}
