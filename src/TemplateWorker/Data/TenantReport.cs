using System.Text.Json;
using System.Text.Json.Nodes;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Storage.Tenants.Holdings;

namespace TemplateWorker.Data;

/// <summary>Tells of a tenant, for people or for machines.</summary>
static class TenantReport
{
    /// <summary>Whether it runs, in words.</summary>
    public static string Describe(TenantState state, DateTimeOffset now) =>
        state.IsBanned ? ReasonOf(state) is { } reason ? $"banned: {PlainText.OneLine(reason)}" : "banned"
        : TenantSuspension.Of(state) is { } suspension && suspension.IsInForce(now) ? $"suspended until {TimeText.Of(suspension.Until)}"
        : "";

    /// <summary>The object.</summary>
    public static JsonObject ToJson(TenantSummary tenant, DateTimeOffset now)
    {
        var state = tenant.State;
        return new JsonObject
        {
            ["owner_type"] = state.Tenant.OwnerTypeText,
            ["owner_id"] = state.Tenant.OwnerIdText,
            ["templates"] = tenant.Templates,
            ["bytes"] = tenant.Bytes,
            ["events"] = JsonLines.Of(state.Events),
            ["banned"] = state.IsBanned,
            ["ban_reason"] = ReasonOf(state),
            ["suspended_until"] = TenantSuspension.Of(state) is { } suspension && suspension.IsInForce(now) ? JsonLines.Of(suspension.Until) : null,
        };
    }

    static string? ReasonOf(TenantState state)
    {
        using var data = JsonDocument.Parse(state.Data);
        return data.RootElement.ValueKind == JsonValueKind.Object && data.RootElement.TryGetProperty(TenantSummary.BanReason, out var reason)
            && reason.ValueKind == JsonValueKind.String
            ? reason.GetString()
            : null;
    }
}
