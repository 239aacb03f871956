namespace TemplateWorker.Execution.Limits;

/// <summary>What follows from how often Discord has refused the calls of one template.</summary>
public enum RefusalStep
{
    /// <summary>Nothing yet, or nothing that was not told already.</summary>
    None,

    /// <summary>Its calls are held back, the more the more of them Discord refuses.</summary>
    Slowed,

    /// <summary>Its calls are not sent any more.</summary>
    Stopped,
}
