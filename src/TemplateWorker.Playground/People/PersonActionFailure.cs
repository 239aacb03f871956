namespace TemplateWorker.Playground.People;

/// <summary>Why a person cannot do something.</summary>
public enum PersonActionFailure
{
    /// <summary>What was asked makes no sense: a missing option, an empty message.</summary>
    Invalid,

    /// <summary>The channel, member, message, command or button does not exist.</summary>
    NotFound,

    /// <summary>The member may not do it.</summary>
    Forbidden,
}
