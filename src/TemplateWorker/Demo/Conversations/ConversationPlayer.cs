using TemplateWorker.Demo.Chat;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Demo.Conversations;

/// <summary>Plays a conversation: lets its members act in turn, waits until the bot has done what follows, and compares.</summary>
/// <param name="room">Where members act.</param>
/// <param name="view">How the bot's doings are told.</param>
/// <param name="watch">What happens in the playground, from before the conversation on.</param>
/// <param name="isAtRest">Whether all that happened so far is done with.</param>
/// <param name="transcript">Where the transcript is printed.</param>
/// <param name="time">The clock of the waiting.</param>
sealed class ConversationPlayer(
    ChatRoom room, ChatView view, WorldWatch watch, Func<bool> isAtRest, TextWriter transcript, TimeProvider time)
{
    // Longer than anything takes that is expected to happen, on a busy machine too; only what hangs takes as long.
    static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    // What comes without an event of Discord, as the answer that the host gives for a template, may come after the rest.
    static readonly TimeSpan LastWord = TimeSpan.FromSeconds(4);

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Plays all turns.</summary>
    /// <returns>The turns that went otherwise than expected; empty when all went as expected.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(Conversation conversation, CancellationToken stop)
    {
        var comparison = new TranscriptComparison();
        foreach (var turn in conversation.Turns)
        {
            var text = comparison.Fill(turn.Text);
            Print(new TranscriptLine(turn.Who, text));
            var answers = new List<TranscriptLine>();
            foreach (var member in turn.Members)
            {
                await ActAsync(member, text == turn.Text ? turn.Action : ChatActionParser.Parse(text), answers, stop);
            }

            await ReadAsync(answers, turn.Expected.Count, stop);
            comparison.Add(turn, answers);
        }

        return comparison.Differences;
    }

    async Task ActAsync(string member, ChatAction action, List<TranscriptLine> answers, CancellationToken stop)
    {
        try
        {
            await room.ActAsync(member, action, stop);
        }
        catch (ChatException error)
        {
            Add(answers, new TranscriptLine(ConversationParser.Refusal, error.Message));
        }
    }

    // The turn is over when nothing is under way any more, so what nobody expected belongs to the turn that caused it.
    async Task ReadAsync(List<TranscriptLine> answers, int expected, CancellationToken stop)
    {
        var (begin, lastSign) = (time.GetTimestamp(), time.GetTimestamp());
        while (time.GetElapsedTime(begin) < LongestTurn)
        {
            // In this order: what was done by then is in the watch by now.
            var rests = isAtRest();
            var before = answers.Count;
            while (watch.Changes.TryRead(out var change))
            {
                if (view.Describe(change) is { } line)
                {
                    Add(answers, line);
                }
            }

            if (!rests || answers.Count > before)
            {
                lastSign = time.GetTimestamp();
            }

            if (rests && (answers.Count >= expected || time.GetElapsedTime(lastSign) >= LastWord))
            {
                return;
            }

            await Task.Delay(Look, time, stop);
        }
    }

    void Add(List<TranscriptLine> answers, TranscriptLine line)
    {
        Print(line);
        answers.Add(line);
    }

    void Print(TranscriptLine line) => transcript.WriteLine(line);
}
