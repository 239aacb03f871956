namespace TemplateWorker.Discord.Rest;

/// <summary>
/// Says for whom requests are sent. Where requests queue for a limit that all share, senders take turns. The sender goes with
/// the flow of the code, through every wait, so that nothing on the way to Discord can forget to hand it on. What is sent for
/// somebody is answered or out of time before its caller goes on, even when that one's token is cancelled.
/// </summary>
public readonly struct SenderScope : IDisposable
{
    static readonly AsyncLocal<ulong> Sender = new();

    readonly ulong _before;

    SenderScope(ulong before) => _before = before;

    /// <summary>Who sends; 0 for the host on its own behalf.</summary>
    internal static ulong Current => Sender.Value;

    /// <summary>Names who sends what is begun until the scope ends.</summary>
    /// <param name="sender">An id that no other sender has: a guild's or a user's.</param>
    public static SenderScope Begin(ulong sender)
    {
        var scope = new SenderScope(Sender.Value);
        Sender.Value = sender;
        return scope;
    }

    /// <summary>Names the one before again.</summary>
    public void Dispose() => Sender.Value = _before;
}
