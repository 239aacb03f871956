namespace TemplateWorker.Playground.Rest;

/// <summary>A file of a multipart request.</summary>
/// <param name="Index">The n of <c>files[n]</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">Its media type, or null.</param>
/// <param name="Content">Its bytes.</param>
sealed record UploadedFile(int Index, string Name, string? ContentType, byte[] Content);
