using System.Diagnostics.CodeAnalysis;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Interactions;

/// <summary>
/// An interaction that was dispatched to a tenant and may be answered by it, and how far it is answered. What is said of
/// the answer is read and changed by whoever has <see cref="Turn"/>.
/// </summary>
/// <param name="tenant">The tenant.</param>
/// <param name="expiresAt">When Discord takes no answers any more, by <see cref="SteadyTime"/>.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to give back.")]
sealed class KnownInteraction(TenantId tenant, TimeSpan expiresAt)
{
    /// <summary>The tenant.</summary>
    public TenantId Tenant => tenant;

    /// <summary>When Discord takes no answers any more, by <see cref="SteadyTime"/>.</summary>
    public TimeSpan ExpiresAt => expiresAt;

    /// <summary>The interaction.</summary>
    public required ulong Id { get; init; }

    /// <summary>The application it was made for.</summary>
    public required ulong ApplicationId { get; init; }

    /// <summary>What proves the right to answer it.</summary>
    public required string Token { get; init; }

    /// <summary>What the member did.</summary>
    public InteractionKind Kind { get; init; }

    /// <summary>Name of the command, or id of the component or form.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it came from a message, which an answer can change.</summary>
    public bool HasMessage { get; init; }

    /// <summary>Largest file that Discord takes with an answer, in bytes.</summary>
    public long MostFileBytes { get; init; } = MessageFiles.MostBytes;

    /// <summary>Lets one answer at a time be given.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>How far it is answered.</summary>
    public InteractionAnswer Answer { get; set; }

    /// <summary>Whether what was deferred is seen by the member alone.</summary>
    public bool IsEphemeral { get; set; }

    /// <summary>Whether a deferred message was given.</summary>
    public bool IsFilled { get; set; }

    /// <summary>
    /// The message that stands for the original, when the host's deferral left no place for it; 0 for none.
    /// </summary>
    public ulong SubstituteId { get; set; }

    /// <summary>Flags of the substitute that the template's own deferral asked for; null when it asked for none.</summary>
    public int? SubstituteFlags { get; set; }

    /// <summary>Whether the message that the host deferred was removed, to make place for one that stands for it.</summary>
    public bool IsOriginalDeleted { get; set; }

    /// <summary>Whether the template deferred a message that is to stand for the original, and has not given it.</summary>
    public bool AwaitsSubstitute => SubstituteFlags is not null && SubstituteId == 0;

    /// <summary>Whether the host deferred it.</summary>
    public bool IsHostDeferred => Answer is InteractionAnswer.HostDeferredMessage or InteractionAnswer.HostDeferredUpdate;

    /// <summary>Whether the member still sees that the bot thinks.</summary>
    public bool AwaitsMessage =>
        Answer is InteractionAnswer.DeferredMessage or InteractionAnswer.HostDeferredMessage && !IsFilled;
}
