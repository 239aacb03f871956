namespace TemplateWorker.Playground.World;

/// <summary>The interaction that a message answers.</summary>
/// <param name="InteractionId">Its id.</param>
/// <param name="Type">2 command, 3 component, 5 modal.</param>
/// <param name="User">Who acted.</param>
/// <param name="CommandName">The command's name with sub-commands, or null.</param>
/// <param name="SourceMessageId">The message whose component was used, or null.</param>
/// <param name="OriginalMessageId">For a follow-up the first response, else null.</param>
public sealed record MessageOrigin(
    Snowflake InteractionId,
    InteractionType Type,
    User User,
    string? CommandName,
    Snowflake? SourceMessageId,
    Snowflake? OriginalMessageId);
