namespace TemplateWorker.Execution.Interactions;

/// <summary>How far an interaction is answered.</summary>
enum InteractionAnswer
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With a message, choices or a form.</summary>
    Given,

    /// <summary>The template deferred a message.</summary>
    DeferredMessage,

    /// <summary>The template deferred a change of the message.</summary>
    DeferredUpdate,

    /// <summary>The host deferred a message for the template.</summary>
    HostDeferredMessage,

    /// <summary>The host deferred a change of the message for the template.</summary>
    HostDeferredUpdate,
}
