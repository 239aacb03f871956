namespace TemplateWorker.Execution.HostCalls;

/// <summary>What a parameter of a list holds.</summary>
enum QueryFieldKind
{
    /// <summary>One of Discord's ids.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Text.</summary>
    Text,
}
