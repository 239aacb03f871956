namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// The turns to open sessions, shared by all hosts of a bot: Discord counts them for the bot, not for each host. A turn is
/// taken for a while, in case its holder ends without handing it on.
/// </summary>
public interface ISharedIdentifyTurns
{
    /// <summary>Takes a turn, if no host has it.</summary>
    /// <param name="key">Which: the shard's number modulo <c>max_concurrency</c>.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Zero when it was taken, else how long until it is worth asking again.</returns>
    ValueTask<TimeSpan> TryTakeAsync(int key, TimeSpan time, CancellationToken cancellation);

    /// <summary>Keeps a turn that was taken.</summary>
    /// <param name="key">Which.</param>
    /// <param name="time">For how long from now.</param>
    /// <returns>False when the time was up and another host may have it.</returns>
    ValueTask<bool> TryKeepAsync(int key, TimeSpan time);

    /// <summary>Hands a turn on that was taken.</summary>
    /// <param name="key">Which.</param>
    /// <param name="wait">How long nobody may take it.</param>
    ValueTask HandOnAsync(int key, TimeSpan wait);
}
