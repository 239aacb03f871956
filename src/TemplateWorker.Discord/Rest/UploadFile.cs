namespace TemplateWorker.Discord.Rest;

/// <summary>A file to send with a message.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadFile(string Name, ReadOnlyMemory<byte> Content);
