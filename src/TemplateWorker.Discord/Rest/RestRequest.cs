namespace TemplateWorker.Discord.Rest;

/// <summary>One request, independent of how often it is attempted.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The path with its parameters as names: what rate limits are learned by, and safe to show.</param>
/// <param name="Path">The path as it is sent, below the version.</param>
/// <param name="MajorId">The parameter that Discord keeps a rate limit bucket for each of; empty when there is none.</param>
sealed record RestRequest(HttpMethod Method, string Route, string Path, string MajorId)
{
    /// <summary>The JSON to send; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Files that go with <see cref="Body"/>.</summary>
    public IReadOnlyList<UploadFile> Files { get; init; } = [];

    /// <summary>What the guild's audit log shall say; null for nothing.</summary>
    public string? AuditReason { get; init; }

    /// <summary>False for paths that hold an interaction's token: no authorization, no global limit, never shown.</summary>
    public bool UsesBotToken { get; init; } = true;

    /// <summary>Whether doing it twice is the same as doing it once.</summary>
    public bool MayRepeat { get; init; } = Method != HttpMethod.Post;

    /// <summary>Discord's error code that tells a repeated request that the first one had taken effect; 0 for none.</summary>
    public int DoneCode { get; init; }

    /// <summary>The request with a message for its body.</summary>
    public RestRequest Carrying(MessageContent message) => this with { Body = message.Json, Files = message.Files };

    /// <summary>Method and path for people; holds no token.</summary>
    public override string ToString() => $"{Method} {(UsesBotToken ? Path : Route)}";
}
