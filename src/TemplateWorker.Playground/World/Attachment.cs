namespace TemplateWorker.Playground.World;

/// <summary>A file of a message.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type, or null.</param>
/// <param name="Description">Alternative text, or null.</param>
/// <param name="Content">The bytes.</param>
public sealed record Attachment(
    Snowflake Id, string FileName, string? ContentType, string? Description, ReadOnlyMemory<byte> Content);
