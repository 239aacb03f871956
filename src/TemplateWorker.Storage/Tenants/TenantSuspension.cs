using System.Text.Json;
using System.Text.Json.Serialization;

namespace TemplateWorker.Storage.Tenants;

/// <summary>
/// A suspension of a tenant for offending again and again: the field <see cref="Field"/> of its data. It stays there after
/// its end, so that the next one can be longer.
/// </summary>
/// <param name="Level">The how many-th in a row, from 1.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">What the tenant did most.</param>
/// <param name="Template">The template that did it; null when it is not known.</param>
/// <param name="Version">Its version, when known.</param>
public sealed record TenantSuspension(
    int Level, DateTimeOffset Since, DateTimeOffset Until, string Reason, string? Template, uint? Version)
{
    /// <summary>Name of the field in the tenant's data.</summary>
    public const string Field = "suspension";

    /// <summary>The suspension that a state holds.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Null when it holds none, or something else under that name.</returns>
    public static TenantSuspension? Of(TenantState state)
    {
        if (state.Data.Span.IndexOf("\"suspension\""u8) < 0)
            return null;
        try
        {
            using var json = JsonDocument.Parse(state.Data);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(Field, out var field)
                ? field.Deserialize(TenantSuspensionJson.Default.TenantSuspension)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal string ToJson() => JsonSerializer.Serialize(this, TenantSuspensionJson.Default.TenantSuspension);
}

[JsonSerializable(typeof(TenantSuspension))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = false)]
sealed partial class TenantSuspensionJson : JsonSerializerContext;
