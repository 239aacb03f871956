namespace TemplateWorker.Demo.Chat;

/// <summary>Changes what the demo's guild has set for its templates.</summary>
interface IChatSettings
{
    /// <summary>Sets values and takes values back; the next event runs with them.</summary>
    /// <exception cref="ChatException">There is no such template, or it does not take such a setting or value.</exception>
    Task ChangeAsync(ChatAction.Set change, CancellationToken stop);
}
