namespace TemplateWorker.Discord.RateLimits;

/// <summary>
/// Lets one request at a time through. Those that wait enter by turns of their senders, so that somebody who sends many is in
/// nobody's way for longer than one of them takes. The requests of one sender keep their order.
/// </summary>
sealed class SenderTurns
{
    readonly Lock _lock = new();
    readonly Dictionary<ulong, Queue<TaskCompletionSource>> _waiting = [];
    readonly Queue<ulong> _order = new();
    bool _isTaken;
    ulong _last;

    /// <summary>Waits for the turn. Whoever got it gives it on with <see cref="Leave"/>.</summary>
    /// <param name="sender">Who sends, see <see cref="Rest.SenderScope"/>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async ValueTask EnterAsync(ulong sender, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Take(sender) is not { } turn)
            return;
        await using (cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn))
            await turn.Task;
    }

    /// <summary>Gives the turn to the next sender.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (_order.Count > 1 && _order.Peek() == _last)
                _order.Enqueue(_order.Dequeue());
            while (_order.TryDequeue(out var sender))
            {
                var own = _waiting[sender];
                var next = own.Dequeue();
                if (own.Count > 0)
                    _order.Enqueue(sender);
                else
                    _waiting.Remove(sender);
                // Whoever gave up meanwhile is passed over.
                if (next.TrySetResult())
                {
                    _last = sender;
                    return;
                }
            }
            _isTaken = false;
        }
    }

    // Null: the turn is taken already.
    TaskCompletionSource? Take(ulong sender)
    {
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                _last = sender;
                return null;
            }
            if (!_waiting.TryGetValue(sender, out var own))
            {
                _waiting.Add(sender, own = new());
                _order.Enqueue(sender);
            }
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            own.Enqueue(turn);
            return turn;
        }
    }
}
