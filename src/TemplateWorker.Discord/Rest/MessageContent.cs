namespace TemplateWorker.Discord.Rest;

/// <summary>A message to send, or what to change about one: JSON, mostly without files.</summary>
/// <param name="json">Discord's object as UTF-8 JSON.</param>
/// <param name="files">Files, in the order of the ids that its <c>attachments</c> give them: 0, 1 and so on.</param>
public readonly struct MessageContent(ReadOnlyMemory<byte> json, IReadOnlyList<UploadFile> files)
{
    readonly IReadOnlyList<UploadFile>? _files = files;

    /// <summary>Discord's object as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The files.</summary>
    public IReadOnlyList<UploadFile> Files => _files ?? [];

    /// <summary>A message without files.</summary>
    /// <param name="json">Discord's object as UTF-8 JSON.</param>
    public static implicit operator MessageContent(ReadOnlyMemory<byte> json) => FromJson(json);

    /// <summary>A message without files.</summary>
    /// <param name="json">Discord's object as UTF-8 JSON.</param>
    public static implicit operator MessageContent(byte[] json) => FromJson(json);

    /// <summary>A message without files.</summary>
    /// <param name="json">Discord's object as UTF-8 JSON.</param>
    public static MessageContent FromJson(ReadOnlyMemory<byte> json) => new(json, []);

    /// <summary>The same files with another object.</summary>
    /// <param name="json">Discord's object as UTF-8 JSON.</param>
    public MessageContent WithJson(ReadOnlyMemory<byte> json) => new(json, Files);
}
