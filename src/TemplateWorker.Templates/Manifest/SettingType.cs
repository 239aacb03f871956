namespace TemplateWorker.Templates.Manifest;

/// <summary>What kind of value a setting takes.</summary>
public enum SettingType
{
    /// <summary>Text; <c>min</c> and <c>max</c> bound its characters.</summary>
    Text,

    /// <summary>A finite number; <c>min</c> and <c>max</c> bound it.</summary>
    Number,

    /// <summary>A whole number up to 2^53 - 1 either way; <c>min</c> and <c>max</c> bound it.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Id of a channel, as text.</summary>
    Channel,

    /// <summary>Id of a role, as text.</summary>
    Role,

    /// <summary>Id of a user, as text.</summary>
    User,

    /// <summary>One of the setting's choices.</summary>
    Choice,

    /// <summary>A list of values of one type; <c>min</c> and <c>max</c> bound its length.</summary>
    List,
}
