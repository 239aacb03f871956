using TemplateWorker.Playground.World;
using TemplateWorker.Testing;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>Waits for what people would notice. Starts watching when it is made.</summary>
sealed class WatchedWorld(PlaygroundServer server) : IDisposable
{
    readonly WorldWatch _watch = server.World.Watch();

    /// <summary>The next change of a kind that fits; others are passed over.</summary>
    public async Task<TChange> NextAsync<TChange>(Func<TChange, bool>? fits = null)
        where TChange : WorldChange
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Eventually.Patience);
        await foreach (var change in _watch.Changes.ReadAllAsync(patience.Token))
        {
            if (change is TChange found && (fits is null || fits(found)))
                return found;
        }

        throw new InvalidOperationException("The playground stopped.");
    }

    /// <summary>The next message of the bot.</summary>
    public async Task<Message> AnswerAsync() =>
        (await NextAsync<WorldChange.MessageCreated>(created => created.Message.Author.IsBot)).Message;

    public void Dispose() => _watch.Dispose();
}
