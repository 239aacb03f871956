using System.Text.Json.Serialization;

namespace TemplateWorker.Playground;

/// <summary>The announcement's wire names.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlaygroundAnnouncement))]
sealed partial class AnnouncementJson : JsonSerializerContext;
