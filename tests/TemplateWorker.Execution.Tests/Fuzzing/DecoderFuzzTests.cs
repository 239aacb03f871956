using TemplateWorker.Fuzz;
using TemplateWorker.Fuzz.Targets;

namespace TemplateWorker.Execution.Tests.Fuzzing;

/// <summary>The short run of scripts/fuzz, and that a run finds what there is to find.</summary>
public sealed class DecoderFuzzTests
{
    const int Inputs = 20_000;

    [Fact]
    public void No_decoder_does_what_it_does_not_document()
    {
        var (finding, done) = FuzzThreads.Run(new Fuzzer(AllTargets.List, seed: 20260104), TimeSpan.MaxValue, Inputs);

        finding.ShouldBeNull();
        done.ShouldBe(Inputs);
    }

    [Fact]
    public void Every_decoder_takes_what_its_inputs_are_made_from()
    {
        foreach (var target in AllTargets.List)
        {
            foreach (var seed in target.Seeds.Where(seed => seed.Length > 0))
                Should.NotThrow(() => DecodeOrRefuse(target, seed), target.Name);
        }
    }

    [Fact]
    public void A_decoder_that_trusts_a_length_is_found_and_the_finding_can_be_played_again()
    {
        var careless = new FuzzTarget("careless", ["\u0003abc"u8.ToArray()], input => _ = input.AsSpan(1, input[0]).ToArray());
        var found = new Fuzzer([careless], seed: 7).Run(0, 100_000).ShouldNotBeNull();

        new Fuzzer([careless], seed: 7).Run(0, 100_000)!.Input.ShouldBe(found.Input);
        Fuzzer.ProblemOf(careless, found.Input).ShouldNotBeNull();
        found.ToString().ShouldContain($"--replay careless {Convert.ToHexString(found.Input)}");
    }

    [Fact]
    public void A_decoder_that_allocates_what_an_input_asks_for_is_found()
    {
        var careless = new FuzzTarget("careless", [[1, 0, 0, 0]], input => _ = new byte[input.Length < 4 ? 0 : BitConverter.ToInt32(input) & 0xffffff]);

        new Fuzzer([careless], seed: 7).Run(0, 100_000).ShouldNotBeNull().Problem.ShouldContain("allocated");
    }

    // Several message targets share the seeds of one form; a seed may be one of another form there.
    static void DecodeOrRefuse(FuzzTarget target, byte[] seed)
    {
        try
        {
            target.Decode(seed);
        }
        catch (Exception e) when (target.Name is "value-stored" or "message-body" or "arguments" or "manifest" && target.Documents(e))
        {
            // The wire's form of an integer is none of the stored ones.
        }
    }
}
