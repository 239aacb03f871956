namespace TemplateWorker.Templates.Typings.Reading;

/// <summary>What a declaration of the typings declares.</summary>
public enum TypingKind
{
    /// <summary>A function that templates call.</summary>
    Function,

    /// <summary>A value that is there.</summary>
    Value,

    /// <summary>A class.</summary>
    Class,

    /// <summary>The fields and methods of an object.</summary>
    Interface,

    /// <summary>A name for a type.</summary>
    Alias,
}
