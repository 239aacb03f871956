using System.Text.Json;

namespace TemplateWorker.Playground.Rest;

/// <summary>The JSON of a request and the files that came with it.</summary>
/// <param name="Json">The body, or the part <c>payload_json</c>.</param>
/// <param name="Files">The parts <c>files[n]</c>.</param>
sealed record RequestBody(JsonElement Json, IReadOnlyList<UploadedFile> Files);
