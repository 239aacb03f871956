namespace TemplateWorker.Storage.Tenants;

/// <summary>Who wants to know of changes. Calls come one at a time and should return at once.</summary>
public interface ITenantChangeSink
{
    /// <summary>Something of one tenant changed; by now it can be read.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="change">What.</param>
    void OnChanged(TenantId tenant, TenantChange change);

    /// <summary>
    /// Listening starts, for the first time or after a gap. Changes before this moment may have gone unnoticed:
    /// read everything anew. None after it are missed.
    /// </summary>
    void OnListening();
}
