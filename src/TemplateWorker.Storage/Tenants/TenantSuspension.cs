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

    /// <summary>How far the clocks of hosts that share a database may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether it is not over. One that begins in the future was written while a clock was wrong; it would last as long as
    /// the clock was off, and holds nobody.
    /// </summary>
    /// <param name="now">The present.</param>
    public bool IsInForce(DateTimeOffset now) => now < Until && HasBegun(now);

    /// <summary>Whether it begins in the past, as all do that were written while clocks were right.</summary>
    /// <param name="now">The present.</param>
    public bool HasBegun(DateTimeOffset now) => Since - now <= ClockSkew;

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
