using System.Text.Json.Serialization;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>What templates see as <c>tenant</c>.</summary>
/// <param name="Type"><c>guild</c> or <c>user</c>.</param>
/// <param name="Id">Its id as decimal text.</param>
sealed record TenantDescription(string Type, string Id);

[JsonSerializable(typeof(TenantDescription))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
sealed partial class TenantDescriptionJson : JsonSerializerContext;
