namespace TemplateWorker.Fuzz;

/// <summary>Gives decoders inputs that are nearly valid, and looks at what comes out.</summary>
/// <param name="targets">The decoders, which take turns.</param>
/// <param name="seed">Decides every input.</param>
public sealed class Fuzzer(IReadOnlyList<FuzzTarget> targets, ulong seed)
{
    readonly (FuzzTarget Target, InputMutator Mutator)[] _turns =
    [
        .. targets.Select(target => (target, new InputMutator(target.Seeds))).SelectMany(turn => Enumerable.Repeat(turn, turn.target.Share)),
    ];

    /// <summary>Runs inputs until a problem is found.</summary>
    /// <param name="first">Number of the first input.</param>
    /// <param name="count">How many.</param>
    /// <returns>The problem; null when there was none.</returns>
    public FuzzFinding? Run(long first, long count)
    {
        for (var place = first; place < first + count; place++)
        {
            var (target, mutator) = _turns[place % _turns.Length];
            var random = FuzzRandom.Of(seed, place);
            var input = mutator.Make(ref random);
            if (ProblemOf(target, input) is { } problem)
                return new FuzzFinding(target.Name, seed, place, input, problem);
        }
        return null;
    }

    /// <summary>Gives one input to a decoder.</summary>
    /// <returns>What it did that it may not do; null when nothing.</returns>
    public static string? ProblemOf(FuzzTarget target, byte[] input)
    {
        var most = target.BaseAllocation + ((long)target.AllocationPerByte * input.Length);
        var problem = ProblemOf(target, input, out var allocated);
        // What the first use of some code allocates once for all is not the input's.
        if (problem is null && allocated > most)
            problem = ProblemOf(target, input, out allocated);
        return problem is null && allocated > most ? $"It allocated {allocated} bytes; {most} are allowed for such an input." : problem;
    }

    static string? ProblemOf(FuzzTarget target, byte[] input, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        string? problem = null;
        try
        {
            target.Decode(input);
        }
        catch (Exception e) when (target.Documents(e))
        {
            // What it says that it throws at inputs that make no sense.
        }
        catch (Exception e)
        {
            problem = $"It threw what it does not document: {e}";
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return problem;
    }
}
