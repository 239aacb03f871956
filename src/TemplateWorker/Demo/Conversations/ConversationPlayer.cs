using TemplateWorker.Demo.Chat;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Conversations;

/// <summary>Plays a conversation: lets its members act in turn, waits for the bot's answers and compares them.</summary>
/// <param name="room">Where members act.</param>
/// <param name="view">How the bot's doings are told.</param>
/// <param name="watch">What happens in the playground, from before the conversation on.</param>
/// <param name="transcript">Where the transcript is printed.</param>
/// <param name="time">The clock of the waiting.</param>
sealed class ConversationPlayer(ChatRoom room, ChatView view, WorldWatch watch, TextWriter transcript, TimeProvider time)
{
    // As long as Discord waits for an answer to an interaction, and room for a busy machine.
    static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    // An answer that nobody expects has no time by which it must have come; after an earlier turn it counts for the next.
    static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(200);

    /// <summary>Plays all turns.</summary>
    /// <returns>The turns that went otherwise than expected; empty when all went as expected.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(Conversation conversation, CancellationToken stop)
    {
        var comparison = new TranscriptComparison();
        for (var i = 0; i < conversation.Turns.Count; i++)
        {
            var turn = conversation.Turns[i];
            Print(new TranscriptLine(turn.Member, turn.Text));
            var answers = new List<TranscriptLine>();
            if (TryAct(turn) is { } refusal)
            {
                Add(answers, refusal);
            }
            else
            {
                await ReadAsync(answers, turn.Expected.Count, LongestAnswer, stop);
            }

            if (i == conversation.Turns.Count - 1)
            {
                await ReadAsync(answers, int.MaxValue, LastWord, stop);
            }

            comparison.Add(turn, answers);
        }

        return comparison.Differences;
    }

    TranscriptLine? TryAct(ConversationTurn turn)
    {
        try
        {
            room.Act(turn.Member, turn.Action);
            return null;
        }
        catch (ChatException error)
        {
            return new TranscriptLine("playground", error.Message);
        }
    }

    async Task ReadAsync(List<TranscriptLine> answers, int count, TimeSpan longest, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            while (answers.Count < count)
            {
                if (view.Describe(await watch.Changes.ReadAsync(either.Token)) is { } line)
                {
                    Add(answers, line);
                }
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // What is missing then is a difference.
        }
    }

    void Add(List<TranscriptLine> answers, TranscriptLine line)
    {
        Print(line);
        answers.Add(line);
    }

    void Print(TranscriptLine line) => transcript.WriteLine(line);
}
